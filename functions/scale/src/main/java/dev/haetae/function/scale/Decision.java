package dev.haetae.function.scale;

import dev.haetae.contract.Action;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.State.Replicas;
import java.time.Instant;

/** What to do about an order, given what was seen: a pure function, so that every case is a row of a table. */
sealed interface Decision {

    record Write() implements Decision {}

    record AlreadyApplied(Replicas now) implements Decision {}

    record Refused(Refusal reason, String detail) implements Decision {}

    /**
     * Another workload of the same name is never touched. One that is as ordered already needs no write, so neither
     * its owner nor the order's age matters. Then ownership, the expectation and the order's age, in this order: the
     * first is what people can do something about.
     */
    static Decision on(Workload seen, Action.Scale order, Instant now) {
        Replicas found = seen.replicas();
        if (!found.uid().equals(order.expected().uid())) {
            return changed(order, "it was deleted and made again since the decision");
        }
        if (found.desired() == order.replicas()) {
            return new AlreadyApplied(found);
        }
        return seen.owner().map(owner -> owned(order, owner)).orElseGet(() -> unowned(found, order, now));
    }

    private static Decision unowned(Replicas found, Action.Scale order, Instant now) {
        Replicas expected = order.expected();
        if (found.desired() != expected.desired()) {
            return changed(
                    order,
                    "it asks for %d replicas, not %d as decided on".formatted(found.desired(), expected.desired()));
        }
        if (found.generation() != expected.generation()) {
            return changed(
                    order,
                    "its spec is at generation %d, not %d as decided on"
                            .formatted(found.generation(), expected.generation()));
        }
        return now.isAfter(order.notAfter()) ? stale(order, now) : new Write();
    }

    private static Decision owned(Action.Scale order, String owner) {
        return new Refused(
                Refusal.OWNED, "%s sets the replicas of %s and would undo the write".formatted(owner, order.target()));
    }

    private static Decision stale(Action.Scale order, Instant now) {
        return new Refused(Refusal.STALE, "the order was good until %s, and it is %s".formatted(order.notAfter(), now));
    }

    private static Decision changed(Action.Scale order, String what) {
        return new Refused(Refusal.TARGET_CHANGED, "%s changed: %s".formatted(order.target(), what));
    }
}
