package dev.haetae.policy.condition;

import java.util.Map;

/** What a condition is held against. */
@FunctionalInterface
public interface Known {

    /**
     * From field to value: text, Long, Double, Boolean, Instant, Duration, or a list or mapping of texts. What is
     * unknown is left out.
     *
     * @param word names a variable of the {@link Scope}; nothing else is asked for
     */
    Map<String, Object> variable(String word);
}
