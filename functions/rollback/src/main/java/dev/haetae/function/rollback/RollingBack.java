package dev.haetae.function.rollback;

import dev.haetae.contract.Action;
import dev.haetae.contract.Failure;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.Rollback;
import dev.haetae.function.kubernetes.Receipt;
import dev.haetae.function.kubernetes.Sight;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.IntStream;

/** One order from look to receipt: look, decide, write; and again from the start while only the version moved. */
@ApplicationScoped
class RollingBack {

    /** Status updates come every second or so in a rollout; whoever loses five in a row had better come back later. */
    private static final int WRITES = 5;

    private final Cluster api;
    private final InstantSource clock;

    @Inject
    RollingBack(Cluster api, InstantSource clock) {
        this.api = api;
        this.clock = clock;
    }

    Outcome carryOut(Rollback order) {
        return IntStream.range(0, WRITES)
                .mapToObj(_ -> attempt(order))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> outrun(order));
    }

    /** Empty when the workload moved between look and write: then the same order is worth another look. */
    private Optional<Outcome> attempt(Rollback order) {
        return switch (api.look(order.target())) {
            case Sight.Missing<Candidate>() -> absent(order);
            case Sight.Blind<Candidate> blind -> Optional.of(unseen(blind));
            case Sight.Present<Candidate>(Candidate seen) -> decide(order, seen);
        };
    }

    private Optional<Outcome> decide(Rollback order, Candidate seen) {
        return switch (Decision.on(seen, order, clock.instant())) {
            case Decision.AlreadyApplied(var now) -> Optional.of(new Outcome.AlreadyApplied(now));
            case Decision.Refused(var reason, var detail) -> refused(reason, detail);
            case Decision.Write(Way way) -> write(order, seen, way);
        };
    }

    private Optional<Outcome> write(Rollback order, Candidate seen, Way way) {
        return switch (api.write(order, seen, way)) {
            case Receipt.Conflicted() -> Optional.empty();
            case Receipt.Written() -> Optional.of(applied(order, seen.state(), way));
            case Receipt.Declined(var reason, var detail) -> refused(reason, detail);
            case Receipt.Lost(var reason, var detail, var retryable) ->
                Optional.of(new Outcome.Failed(reason, detail, retryable));
            case Receipt.TooLate() -> Optional.of(expired(order));
        };
    }

    private static Outcome applied(Rollback order, Rollback.Release before, Way way) {
        Action undo = order.undo(way.after(), order.id() + "-undo", order.notAfter())
                .filter(_ -> way.undoable())
                .orElse(null);
        return new Outcome.Applied(before, way.after(), undo);
    }

    private static Outcome unseen(Sight.Blind<Candidate> blind) {
        return blind.reason() == Failure.FORBIDDEN
                ? new Outcome.Refused(Refusal.FORBIDDEN, blind.detail())
                : new Outcome.Failed(blind.reason(), blind.detail(), blind.retryable());
    }

    private static Optional<Outcome> absent(Rollback order) {
        return refused(Refusal.TARGET_ABSENT, "there is no " + order.target());
    }

    private static Optional<Outcome> refused(Refusal reason, String detail) {
        return Optional.of(new Outcome.Refused(reason, detail));
    }

    private static Outcome expired(Rollback order) {
        return new Outcome.Failed(
                Failure.TIMEOUT,
                "an answer was lost and the order expired at %s; giving it again tells whether it was written"
                        .formatted(order.notAfter()),
                true);
    }

    private static Outcome outrun(Rollback order) {
        return new Outcome.Failed(
                Failure.CONFLICT, "%s kept changing under %d writes".formatted(order.target(), WRITES), true);
    }
}
