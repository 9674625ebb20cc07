package dev.haetae.policy;

import java.time.Instant;

/** What a decision about an alert may depend on beside the alert itself: what is known, and when. */
public record Situation(Facts facts, Instant at) {

    /** Nothing is known but the time. */
    public static Situation at(Instant time) {
        return new Situation(Facts.unknown(), time);
    }
}
