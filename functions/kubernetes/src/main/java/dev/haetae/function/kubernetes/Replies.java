package dev.haetae.function.kubernetes;

import dev.haetae.contract.Action;
import dev.haetae.contract.Failure;
import dev.haetae.contract.Observation;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.Target;

/** What every verb says where its calls came to nothing. Pure. */
public final class Replies {

    private Replies() {}

    /** A look that ended in what its annotations could not help. */
    public static Observation unclear(Target target, Throwable thrown) {
        Failure reason = Answers.reason(thrown);
        return new Observation.Unclear(
                reason,
                "looking at %s: %s".formatted(target, Discretion.of(thrown.toString())),
                Answers.mayPass(reason));
    }

    /** An order that did. */
    public static Outcome undone(Action order, Throwable thrown) {
        Failure reason = Answers.reason(thrown);
        return new Outcome.Failed(
                reason,
                "order %s: %s".formatted(order.id(), Discretion.of(thrown.toString())),
                Answers.mayPass(reason));
    }

    /** Doubt forbids: without a look nothing is done. */
    public static Outcome unseen(Sight.Blind<?> blind) {
        return blind.reason() == Failure.FORBIDDEN
                ? new Outcome.Refused(Refusal.FORBIDDEN, blind.detail())
                : new Outcome.Failed(blind.reason(), blind.detail(), blind.retryable());
    }

    /** For {@link Receipt.TooLate}. */
    public static Outcome expired(Action order) {
        return new Outcome.Failed(
                Failure.TIMEOUT,
                "an answer was lost and the order expired at %s; giving it again tells whether it was written"
                        .formatted(order.notAfter()),
                true);
    }

    /** For as many {@link Receipt.Conflicted} in a row. */
    public static Outcome outrun(Action order, int writes) {
        return new Outcome.Failed(
                Failure.CONFLICT, "%s kept changing under %d writes".formatted(order.target(), writes), true);
    }
}
