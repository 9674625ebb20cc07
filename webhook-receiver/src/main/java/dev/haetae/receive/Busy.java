package dev.haetae.receive;

import java.time.Duration;

/** A request that is not taken now and is to be sent again. */
final class Busy extends RuntimeException {

    private final Reason reason;
    private final Duration after;

    Busy(Reason reason, String why, Duration after) {
        super(why);
        this.reason = reason;
        this.after = after;
    }

    Reason reason() {
        return reason;
    }

    /** Whole seconds, at least one: what {@code Retry-After} can say. */
    long retryAfterSeconds() {
        return Math.max(1, after.plusMillis(999).toSeconds());
    }
}
