package dev.haetae.function.runjob;

import dev.haetae.contract.Custody;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.RunJob;
import java.time.Instant;

/** What to do about an order, given what was seen: a pure function, so that every case is a row of a table. */
sealed interface Decision {

    record Create() implements Decision {}

    /** The order's Job is at work. */
    record Wait(Run run) implements Decision {}

    /** The order's Job has ended, one way or the other. */
    record Ended(Run run) implements Decision {}

    record Refused(Refusal reason, String detail) implements Decision {}

    /**
     * A Job that is there already needs no write, so neither what people asked for nor the order's age matters. Then a
     * Job that was there and is no more, what people asked for, the expectation, another Job in the way, and last the
     * order's age: the first is what people can do something about.
     *
     * @param begun this order's Job was seen before
     */
    static Decision on(Candidate seen, RunJob order, boolean begun, Instant now) {
        return seen.namesake(order)
                .map(run -> known(run, order))
                .orElseGet(() -> begun ? vanished(order) : unknown(seen, order, now));
    }

    private static Decision known(Run run, RunJob order) {
        if (!run.isOf(order)) {
            return new Refused(
                    Refusal.TARGET_CHANGED,
                    "somebody else's Job is called %s, as the order's would be".formatted(run.name()));
        }
        return run.isRunning() ? new Wait(run) : new Ended(run);
    }

    /** Whoever deleted it may have meant to stop it: it is not begun a second time. */
    private static Decision vanished(RunJob order) {
        return new Refused(
                Refusal.TARGET_CHANGED, "the Job %s was deleted before its end was seen".formatted(JobNames.of(order)));
    }

    private static Decision unknown(Candidate seen, RunJob order, Instant now) {
        return seen.custody()
                .ifPaused()
                .map(where -> handsOff(order, where))
                .orElseGet(() -> allowed(seen, order, now));
    }

    private static Decision allowed(Candidate seen, RunJob order, Instant now) {
        if (seen.isOnItsWayOut()) {
            return new Refused(Refusal.TARGET_ABSENT, "%s is being deleted".formatted(order.target()));
        }
        if (!order.expected().sameAs(seen.state())) {
            return new Refused(
                    Refusal.TARGET_CHANGED,
                    "%s was deleted and made again since the decision".formatted(order.target()));
        }
        if (seen.keepsNoEnd()) {
            return new Refused(
                    Refusal.UNSUPPORTED,
                    "a history limit of %s is 0: nobody could tell how its Job ended".formatted(order.target()));
        }
        return seen.inTheWay().map(run -> busy(order, run)).orElseGet(() -> timely(order, now));
    }

    private static Decision timely(RunJob order, Instant now) {
        return now.isAfter(order.notAfter())
                ? new Refused(
                        Refusal.STALE, "the order was good until %s, and it is %s".formatted(order.notAfter(), now))
                : new Create();
    }

    private static Decision busy(RunJob order, Run run) {
        return new Refused(
                Refusal.BUSY, "the Job %s runs, and %s allows no two at once".formatted(run.name(), order.target()));
    }

    private static Decision handsOff(RunJob order, String where) {
        return new Refused(
                Refusal.HANDS_OFF,
                "%s asks automation to keep off %s (%s)".formatted(where, order.target(), Custody.PAUSE));
    }
}
