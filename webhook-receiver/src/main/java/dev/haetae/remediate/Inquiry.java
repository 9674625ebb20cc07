package dev.haetae.remediate;

import dev.haetae.contract.Action;
import dev.haetae.contract.Custody;
import dev.haetae.contract.Observation;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.dispatch.Dispatch;

/** What can be found out about an order whose answer was lost. */
sealed interface Inquiry {

    /** It is as ordered, and nobody else wrote it since. */
    record GotThrough(Outcome.AlreadyApplied already) implements Inquiry {}

    /** All is as it was before. */
    record NeverDone(Outcome.Refused refused) implements Inquiry {}

    record NoAnswer(Outcome.Failed failed) implements Inquiry {}

    /** Other hands than ours were on it. */
    record Doubtful(Outcome.Refused refused) implements Inquiry {}

    static Inquiry of(LostOrder lost, Dispatch dispatch) {
        return switch (dispatch.apply(lost.asked())) {
            case Outcome.AlreadyApplied already ->
                isOurs(lost, dispatch)
                        ? new GotThrough(already)
                        : doubtful("whether it is our doing or somebody else's cannot be told");
            case Outcome.Refused refused when refused.reason() == Refusal.STALE -> new NeverDone(refused);
            case Outcome.Refused refused -> new Doubtful(refused);
            case Outcome.Failed failed -> new NoAnswer(failed);
            // neither can come of an order that is too late to be written
            case Outcome.Applied applied -> doubtful("it was answered as no order of this kind is");
            case Outcome.Continue going -> doubtful("it is under way");
        };
    }

    /** Whoever wrote it since may have meant it to be just as it is. */
    private static boolean isOurs(LostOrder lost, Dispatch dispatch) {
        Action action = lost.action();
        return dispatch.observe(action.verb(), action.target()) instanceof Observation.Found(var _, Custody custody)
                && !custody.wasWrittenAfter(lost.begun());
    }

    private static Doubtful doubtful(String why) {
        return new Doubtful(new Outcome.Refused(Refusal.TARGET_CHANGED, why));
    }
}
