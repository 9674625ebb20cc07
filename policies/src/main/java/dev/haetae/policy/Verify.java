package dev.haetae.policy;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * How and how soon it is seen that a step helped: all checks, within the time.
 *
 * @param promql what must hold too: an expression that gives a sample while it does, as an alerting rule's; empty for
 *     nothing
 * @param worse what tells that the step made it worse: an expression that gives a sample while it is so; empty where only
 *     the target's own pods can
 */
public record Verify(Set<Check> by, Duration within, Optional<String> promql, Optional<String> worse) {

    /** Of a step that changes nothing. */
    static final Verify NOTHING = new Verify(Set.of(), Duration.ZERO, Optional.empty(), Optional.empty());

    /** Whether the target is looked at, beside the alert. */
    public boolean mustBeReady() {
        return by.contains(Check.READY) || promql.isPresent() || worse.isPresent();
    }

    public Verify {
        by = Set.copyOf(by);
    }
}
