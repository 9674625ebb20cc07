package dev.haetae.policy;

import java.time.Duration;
import java.util.Set;

/** How and how soon it is seen that a step helped: all checks, within the time. */
public record Verify(Set<Check> by, Duration within) {

    /** Of a step that changes nothing. */
    static final Verify NOTHING = new Verify(Set.of(), Duration.ZERO);

    public Verify {
        by = Set.copyOf(by);
    }
}
