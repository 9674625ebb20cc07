package dev.haetae.function.isolate;

import dev.haetae.contract.Isolate;
import dev.haetae.contract.Isolate.Placement;
import dev.haetae.contract.Refusal;
import java.time.Instant;
import java.util.Optional;

/** What to do about an order, given what was seen: a pure function, so that every case is a row of a table. */
sealed interface Decision {

    record Write() implements Decision {}

    record AlreadyApplied(Placement now) implements Decision {}

    record Refused(Refusal reason, String detail) implements Decision {}

    /**
     * What is as ordered already needs no write, whoever's hands are on it. Then those hands, the expectation, what
     * speaks against it, and last the order's age: the first is what people can do something about.
     */
    static Decision on(Candidate seen, Isolate order, Instant now) {
        boolean remains = hasRemains(seen, order);
        if (order.isReachedBy(seen.state()) && !remains) {
            return new AlreadyApplied(seen.state());
        }
        return handsOff(seen, order)
                .or(() -> remains ? Optional.empty() : changed(seen, order))
                .or(() -> hindered(seen, order))
                .or(() -> late(order, now))
                .<Decision>map(refused -> refused)
                .orElseGet(Write::new);
    }

    /** Traffic comes to it again, but something of ours is left: what else we took away goes back too. */
    private static boolean hasRemains(Candidate seen, Isolate order) {
        return !order.out()
                && seen.isMarked()
                && !seen.state().out()
                && !seen.state().gone()
                && seen.state().uid().equals(order.expected().uid());
    }

    private static Optional<Refused> handsOff(Candidate seen, Isolate order) {
        return seen.custody()
                .ifPaused()
                .map(where -> new Refused(
                        Refusal.HANDS_OFF, "%s: people paused automation on %s".formatted(order.target(), where)));
    }

    private static Optional<Refused> changed(Candidate seen, Isolate order) {
        return order.expected().sameAs(seen.state())
                ? Optional.empty()
                : Optional.of(new Refused(
                        Refusal.TARGET_CHANGED,
                        "%s changed: it %s"
                                .formatted(order.target(), seen.state().describe())));
    }

    private static Optional<Refused> hindered(Candidate seen, Isolate order) {
        return seen.obstacle(order)
                .map(obstacle -> new Refused(obstacle.reason(), "%s: %s".formatted(order.target(), obstacle.detail())));
    }

    private static Optional<Refused> late(Isolate order, Instant now) {
        return now.isAfter(order.notAfter())
                ? Optional.of(new Refused(
                        Refusal.STALE, "the order was good until %s, and it is %s".formatted(order.notAfter(), now)))
                : Optional.empty();
    }
}
