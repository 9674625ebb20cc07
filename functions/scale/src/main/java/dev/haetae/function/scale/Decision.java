package dev.haetae.function.scale;

import dev.haetae.contract.Custody;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.Scale;
import dev.haetae.contract.State.Replicas;
import java.time.Instant;

/** What to do about an order, given what was seen: a pure function, so that every case is a row of a table. */
sealed interface Decision {

    record Write() implements Decision {}

    record AlreadyApplied(Replicas now) implements Decision {}

    record Refused(Refusal reason, String detail) implements Decision {}

    /**
     * Another workload of the same name is never touched. One that is as ordered already needs no write, so neither
     * its owner nor the order's age matters. Then what people asked for, ownership, the expectation, an autoscaler's
     * ceiling and the order's age, in this order: the first is what people can do something about.
     */
    static Decision on(Workload seen, Scale order, Instant now) {
        Replicas found = seen.replicas();
        if (!found.uid().equals(order.expected().uid())) {
            return changed(order, "it was deleted and made again since the decision");
        }
        if (found.desired() == order.replicas()) {
            return new AlreadyApplied(found);
        }
        return seen.custody()
                .ifPaused()
                .map(where -> handsOff(order, where))
                .or(() -> seen.owner().map(owner -> owned(order, owner)))
                .orElseGet(() -> unowned(seen, order, now));
    }

    private static Decision unowned(Workload seen, Scale order, Instant now) {
        Replicas found = seen.replicas();
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
        return expected(seen, order, now);
    }

    private static Decision expected(Workload seen, Scale order, Instant now) {
        if (seen.ceiling().isPresent() && order.replicas() > seen.ceiling().getAsInt()) {
            return new Refused(
                    Refusal.UNSAFE,
                    "a floor of %d is above the %d that %s may go to"
                            .formatted(order.replicas(), seen.ceiling().getAsInt(), order.target()));
        }
        return now.isAfter(order.notAfter()) ? stale(order, now) : new Write();
    }

    private static Decision handsOff(Scale order, String where) {
        return new Refused(
                Refusal.HANDS_OFF,
                "%s asks automation to keep off %s (%s)".formatted(where, order.target(), Custody.PAUSE));
    }

    private static Decision owned(Scale order, Owner owner) {
        return new Refused(
                Refusal.OWNED,
                "%s sets the replicas of %s and would undo the write".formatted(owner.who(), order.target()));
    }

    private static Decision stale(Scale order, Instant now) {
        return new Refused(Refusal.STALE, "the order was good until %s, and it is %s".formatted(order.notAfter(), now));
    }

    private static Decision changed(Scale order, String what) {
        return new Refused(Refusal.TARGET_CHANGED, "%s changed: %s".formatted(order.target(), what));
    }
}
