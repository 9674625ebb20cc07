package dev.haetae.function.diagnose;

import java.time.Duration;
import java.time.Instant;

/** Until when an order may look: {@code nanos} of this process' own clock, which nobody sets. */
record Deadline(long nanos) {

    /** Within the 15 s of an order (R4), so that what was found by then is told. */
    static final Duration PATIENCE = Duration.ofSeconds(14);

    /** An order that is good for a shorter time than our patience ends it: what comes later helps nobody. */
    static Deadline of(Instant now, Instant notAfter) {
        Duration good = Duration.between(now, notAfter);
        return new Deadline(System.nanoTime() + (good.compareTo(PATIENCE) < 0 ? good : PATIENCE).toNanos());
    }

    Duration left() {
        return Duration.ofNanos(Math.max(0, nanos - System.nanoTime()));
    }
}
