package dev.haetae.remediate;

import dev.haetae.incident.Actor;
import dev.haetae.policy.Because;
import java.time.Instant;

/**
 * How one switch of automation stands, and who put it there and why.
 *
 * @param service whose switch it is; null for the one of all
 * @param on whether automation is paused
 * @param by who switched it last; the timer, when a pause ended by itself
 * @param at when that was
 * @param until when a pause ends by itself; null when a person has to end it
 */
public record Pause(String service, boolean on, Actor by, String reason, Instant at, Instant until) {

    boolean holds(Instant now) {
        return on && !isOverBy(now);
    }

    /** Whether it has come to its own end. */
    boolean isOverBy(Instant now) {
        return on && until != null && !now.isBefore(until);
    }

    /** Made longer and never shorter: whoever may pause could else let automation go on. */
    Pause lastingAsLongAs(Pause present) {
        boolean longer = until == null || (present.until != null && !present.until.isAfter(until));
        return longer ? this : new Pause(service, on, by, reason, at, present.until);
    }

    Because because() {
        return Why.PAUSED.because(
                by.id(),
                service == null ? "" : " of " + service,
                until == null ? "" : " until " + Words.of(until),
                reason);
    }

    /** Why what it held may go on, once it is over. */
    Because over() {
        return by.kind() == Actor.Kind.PERSON
                ? Why.PAUSE_LIFTED.because(by.id(), reason)
                : Why.PAUSE_EXPIRED.because(Words.of(at));
    }
}
