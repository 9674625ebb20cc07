package dev.haetae.policy;

import dev.haetae.policy.source.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Rules of which the first that holds decides. */
final class Rules {

    private Rules() {}

    interface Rule<R> {

        String name();

        Passage passage();

        /** True when this rule holds wherever the later one does, so that the later one never decides. */
        boolean covers(R later);
    }

    static <R extends Rule<R>> List<R> read(Passage list, Function<Passage, R> one) {
        List<R> rules = new ArrayList<>();
        list.items().stream().map(one).forEach(rule -> add(rule, rules));
        return List.copyOf(rules);
    }

    private static <R extends Rule<R>> void add(R rule, List<R> earlier) {
        earlier.stream()
                .filter(first -> first.covers(rule))
                .findFirst()
                .ifPresent(first -> rule.passage()
                        .wrong(
                                "rule %s is never reached, because %s at %s holds wherever it does"
                                        .formatted(
                                                rule.name(),
                                                first.name(),
                                                first.passage().place()),
                                "put it above that rule, or remove it"));
        earlier.add(rule);
    }
}
