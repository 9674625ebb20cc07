package dev.haetae.function.isolate;

import dev.haetae.contract.Isolate;
import dev.haetae.contract.Isolate.Placement;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.function.kubernetes.Receipt;
import dev.haetae.function.kubernetes.Replies;
import dev.haetae.function.kubernetes.Sight;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.IntStream;

/** One order from look to receipt: look, decide, write; and again from the start while only the version moved. */
@ApplicationScoped
class Isolating {

    /** A node's version moves with its heart; whoever loses five in a row had better come back later. */
    private static final int WRITES = 5;

    private final Cluster api;
    private final SecondLook secondLook;
    private final Emptying emptying;
    private final InstantSource clock;

    @Inject
    Isolating(Cluster api, SecondLook secondLook, Emptying emptying, InstantSource clock) {
        this.api = api;
        this.secondLook = secondLook;
        this.emptying = emptying;
        this.clock = clock;
    }

    Outcome carryOut(Isolate order) {
        return emptying.after(order, placed(order));
    }

    private Outcome placed(Isolate order) {
        return IntStream.range(0, WRITES)
                .mapToObj(_ -> attempt(order))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> Replies.outrun(order, WRITES));
    }

    /** Empty when the target moved between look and write: then the same order is worth another look. */
    private Optional<Outcome> attempt(Isolate order) {
        return switch (api.look(order.target())) {
            case Sight.Missing<Candidate>() -> absent(order);
            case Sight.Blind<Candidate> blind -> Optional.of(Replies.unseen(blind));
            case Sight.Present<Candidate>(Candidate seen) -> decide(order, seen);
        };
    }

    private Optional<Outcome> decide(Isolate order, Candidate seen) {
        return switch (Decision.on(seen, order, clock.instant())) {
            case Decision.AlreadyApplied(Placement now) -> Optional.of(already(order, seen, now));
            case Decision.Refused(var reason, var detail) -> refused(reason, detail);
            case Decision.Write() -> write(order, seen);
        };
    }

    /** Whose answer was lost, or who died before the second look, has it still before them. */
    private Outcome already(Isolate order, Candidate seen, Placement now) {
        Outcome done = new Outcome.AlreadyApplied(now);
        return order.out() && seen.isOutBy(order) ? secondLook.after(order, done) : done;
    }

    private Optional<Outcome> write(Isolate order, Candidate seen) {
        return switch (api.write(order, seen)) {
            case Receipt.Conflicted() -> Optional.empty();
            case Receipt.Written() -> Optional.of(written(order, applied(order, seen.state())));
            case Receipt.Declined(var reason, var detail) -> refused(reason, detail);
            case Receipt.Lost(var reason, var detail, var retryable) ->
                Optional.of(new Outcome.Failed(reason, detail, retryable));
            case Receipt.TooLate() -> Optional.of(Replies.expired(order));
        };
    }

    private Outcome written(Isolate order, Outcome done) {
        return order.out() ? secondLook.after(order, done) : done;
    }

    /** Players stay where they are: nothing is taken from under them. */
    private static Outcome applied(Isolate order, Placement before) {
        Placement after = new Placement(
                        before.uid(), order.out(), false, before.ready(), before.players(), before.waiting())
                .among(before.group(), before.away());
        return new Outcome.Applied(
                before,
                after,
                order.undo(after, order.id() + "-undo", order.notAfter()).orElse(null));
    }

    /** Nothing comes to a pod that is gone, and nothing that is gone has to be brought back. */
    private static Optional<Outcome> absent(Isolate order) {
        if (order.out() && Kind.require(order.target()) == Kind.NODE) {
            return refused(Refusal.TARGET_ABSENT, "there is no " + order.target());
        }
        return Optional.of(new Outcome.AlreadyApplied(
                new Placement(order.expected().uid(), order.expected().out(), true, false, 0)));
    }

    private static Optional<Outcome> refused(Refusal reason, String detail) {
        return Optional.of(new Outcome.Refused(reason, detail));
    }
}
