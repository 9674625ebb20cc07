package dev.haetae.function.scale;

import dev.haetae.contract.Action;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.Scale;
import dev.haetae.contract.State.Replicas;
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
class Scaling {

    /** Status updates come every second or so in a rollout; whoever loses five in a row had better come back later. */
    private static final int WRITES = 5;

    private final Cluster api;
    private final InstantSource clock;

    @Inject
    Scaling(Cluster api, InstantSource clock) {
        this.api = api;
        this.clock = clock;
    }

    Outcome carryOut(Scale order, Kind kind) {
        return IntStream.range(0, WRITES)
                .mapToObj(_ -> attempt(order, kind))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> Replies.outrun(order, WRITES));
    }

    /** Empty when the workload moved between look and write: then the same order is worth another look. */
    private Optional<Outcome> attempt(Scale order, Kind kind) {
        return switch (api.look(order.target(), kind)) {
            case Sight.Missing<Workload>() -> absent(order);
            case Sight.Blind<Workload> blind -> Optional.of(Replies.unseen(blind));
            case Sight.Present<Workload>(Workload seen) -> decide(order, seen, kind);
        };
    }

    private Optional<Outcome> decide(Scale order, Workload seen, Kind kind) {
        return switch (Decision.on(seen, order, clock.instant())) {
            case Decision.AlreadyApplied(Replicas now) -> Optional.of(new Outcome.AlreadyApplied(now));
            case Decision.Refused(var reason, var detail) -> refused(reason, detail);
            case Decision.Write() -> write(order, seen, kind);
        };
    }

    private Optional<Outcome> write(Scale order, Workload seen, Kind kind) {
        return switch (api.write(order, seen, kind)) {
            case Receipt.Conflicted() -> Optional.empty();
            case Receipt.Written() -> Optional.of(applied(order, seen.replicas(), kind));
            case Receipt.Declined(var reason, var detail) -> refused(reason, detail);
            case Receipt.Lost(var reason, var detail, var retryable) ->
                Optional.of(new Outcome.Failed(reason, detail, retryable));
            case Receipt.TooLate() -> Optional.of(Replies.expired(order));
        };
    }

    private Outcome applied(Scale order, Replicas before, Kind kind) {
        Replicas after = after(order, before, kind);
        Action undo = order.undo(after, order.id() + "-undo", order.notAfter()).orElse(null);
        return new Outcome.Applied(before, after, undo);
    }

    /**
     * What our write left behind. The version written against pins the generation to the next one, so only readiness
     * is taken from the second look: had it seen someone else's later change, an undo expecting that would revert it.
     */
    private Replicas after(Scale order, Replicas before, Kind kind) {
        int ready = api.ready(order.target(), kind).orElse(before.ready());
        return new Replicas(order.replicas(), ready, next(before.generation()), before.uid(), before.most());
    }

    /** Some clusters count no generations of an autoscaler; then there is none to be pinned. */
    private static long next(long generation) {
        return generation == 0 ? 0 : generation + 1;
    }

    private static Optional<Outcome> absent(Scale order) {
        return refused(Refusal.TARGET_ABSENT, "there is no " + order.target());
    }

    private static Optional<Outcome> refused(Refusal reason, String detail) {
        return Optional.of(new Outcome.Refused(reason, detail));
    }
}
