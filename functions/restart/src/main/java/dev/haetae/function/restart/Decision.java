package dev.haetae.function.restart;

import dev.haetae.contract.Custody;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.Restart;
import dev.haetae.contract.State;
import java.time.Instant;

/** What to do about an order, given what was seen: a pure function, so that every case is a row of a table. */
sealed interface Decision {

    record Write() implements Decision {}

    record AlreadyApplied(State now) implements Decision {}

    record Refused(Refusal reason, String detail) implements Decision {}

    /**
     * What is as ordered already needs no write, so neither its owner nor the order's age matters. Then what people asked
     * for, ownership, the expectation, what is under way in it, how much its strategy takes at once, and last the order's
     * age: the first is what people can do something about.
     */
    static Decision on(Candidate seen, Restart order, Instant now) {
        if (order.isReachedBy(seen.state())) {
            return new AlreadyApplied(seen.state());
        }
        return seen.custody()
                .ifPaused()
                .map(where -> handsOff(order, where))
                .or(() -> seen.owner().map(owner -> owned(order, owner)))
                .orElseGet(() -> unowned(seen, order, now));
    }

    private static Decision unowned(Candidate seen, Restart order, Instant now) {
        if (!order.expected().sameAs(seen.state())) {
            return new Refused(
                    Refusal.TARGET_CHANGED, "%s changed: %s".formatted(order.target(), change(order, seen.state())));
        }
        return seen.obstacle()
                .<Decision>map(obstacle -> new Refused(obstacle.reason(), obstacle.detail()))
                .orElseGet(() -> unhindered(seen, order, now));
    }

    private static Decision unhindered(Candidate seen, Restart order, Instant now) {
        if (seen.state() instanceof State.Rollout rollout
                && rollout.answering() > 0
                && seen.atOnce() > allowed(rollout, order)) {
            return new Refused(
                    Refusal.UNSUPPORTED,
                    "the strategy of %s takes %d of its %d pods at once, more than the %d %% that the order allows"
                            .formatted(order.target(), seen.atOnce(), rollout.desired(), order.batch()));
        }
        if (seen.state() instanceof State.Pod pod && pod.exceeds(order.batch())) {
            return new Refused(Refusal.BUSY, "%s: %s".formatted(order.target(), tooMany(pod, order)));
        }
        return now.isAfter(order.notAfter())
                ? new Refused(
                        Refusal.STALE, "the order was good until %s, and it is %s".formatted(order.notAfter(), now))
                : new Write();
    }

    private static String tooMany(State.Pod pod, Restart order) {
        return pod.group() == 0
                ? "who serves together with it cannot be seen"
                : "without it %d of the %d that serve together would be away, and %d %% are the most"
                        .formatted(pod.away() + 1, pod.group(), order.batch());
    }

    /** One is always allowed, or nothing small could be restarted; and where nobody answers, nothing is taken away. */
    private static int allowed(State.Rollout rollout, Restart order) {
        return Math.max(1, rollout.desired() * order.batch() / 100);
    }

    private static String change(Restart order, State seen) {
        if (!order.expected().uid().equals(seen.uid())) {
            return "it was deleted and made again since the decision";
        }
        return order.expected() instanceof State.Rollout expected
                        && seen instanceof State.Rollout now
                        && expected.template().equals(now.template())
                ? "it was restarted at %s, after the decision".formatted(now.restartedAt())
                : "its pod template is another than was decided on";
    }

    private static Decision handsOff(Restart order, String where) {
        return new Refused(
                Refusal.HANDS_OFF,
                "%s asks automation to keep off %s (%s)".formatted(where, order.target(), Custody.PAUSE));
    }

    private static Decision owned(Restart order, String owner) {
        return new Refused(
                Refusal.OWNED,
                "%s keeps the pod template of %s and would undo the write".formatted(owner, order.target()));
    }
}
