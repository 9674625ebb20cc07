package dev.haetae.function.rollback;

import dev.haetae.contract.Action;
import dev.haetae.contract.Failure;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.Rollback;
import dev.haetae.function.kubernetes.Begun;
import dev.haetae.function.kubernetes.Receipt;
import dev.haetae.function.kubernetes.Sight;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * One call about an order: look, decide, write; and again from the start while only the version moved. What rolls its pods
 * is watched from call to call until all of them are there, or the first of them speaks against it; everything that the
 * next call needs is in the cluster.
 */
@ApplicationScoped
class RollingBack {

    /** Status updates come every second or so in a rollout; whoever loses five in a row had better come back later. */
    private static final int WRITES = 5;

    private final Cluster api;
    private final Begun begun;
    private final InstantSource clock;

    @Inject
    RollingBack(Cluster api, Begun begun, InstantSource clock) {
        this.api = api;
        this.begun = begun;
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
        return switch (Decision.on(seen, order, begun.has(order.id()), clock.instant())) {
            case Decision.AlreadyApplied(var now) -> Optional.of(reached(order, now));
            case Decision.Wait(double progress) -> Optional.of(onItsWay(order, progress));
            case Decision.Stop(Way way, String why) -> stop(order, seen, way, why);
            case Decision.Stopped(String why) -> Optional.of(stopped(order, why));
            case Decision.Refused(var reason, var detail) -> refused(reason, detail);
            case Decision.Write(Way way) -> write(order, seen, way);
        };
    }

    private Optional<Outcome> write(Rollback order, Candidate seen, Way way) {
        return switch (api.write(order, seen, way)) {
            case Receipt.Conflicted() -> Optional.empty();
            case Receipt.Written() -> Optional.of(written(order, seen, way));
            case Receipt.Declined(var reason, var detail) -> refused(reason, detail);
            case Receipt.Lost(var reason, var detail, var retryable) ->
                Optional.of(new Outcome.Failed(reason, detail, retryable));
            case Receipt.TooLate() -> Optional.of(expired(order));
        };
    }

    /** What rolls its pods is on its way now, unless all of them are there already. */
    private Outcome written(Rollback order, Candidate seen, Way way) {
        boolean rolls = Kind.known(order.target()).rollsPods() && !way.inStatus();
        return rolls && !way.after().settled()
                ? onItsWay(order, 0)
                : applied(order, seen.state(), way.after(), way.undoable());
    }

    private Outcome onItsWay(Rollback order, double progress) {
        begun.add(order.id());
        return new Outcome.Continue(order.revision(), progress);
    }

    /** Where it was seen on its way, it is this order's doing; an order that is only asked about did nothing. */
    private Outcome reached(Rollback order, Rollback.Release now) {
        return !clock.instant().isAfter(order.notAfter()) && begun.remove(order.id())
                ? applied(order, order.expected(), now, true)
                : new Outcome.AlreadyApplied(now);
    }

    private Optional<Outcome> stop(Rollback order, Candidate seen, Way way, String why) {
        return switch (api.write(order, seen, way)) {
            case Receipt.Conflicted() -> Optional.empty();
            case Receipt.Written() ->
                Optional.of(stopped(
                        order,
                        "%s; %s".formatted(why, seen.course().orElseThrow().remedy())));
            case Receipt.Declined(var _, var detail) ->
                Optional.of(stopped(order, "%s; it could not be stopped: %s".formatted(why, detail)));
            case Receipt.Lost(var reason, var detail, var retryable) ->
                Optional.of(new Outcome.Failed(reason, detail, retryable));
            case Receipt.TooLate() -> Optional.of(expired(order));
        };
    }

    private Outcome stopped(Rollback order, String why) {
        begun.remove(order.id());
        return new Outcome.Failed(Failure.WORK_FAILED, why, false);
    }

    private static Outcome applied(Rollback order, Rollback.Release before, Rollback.Release after, boolean undoable) {
        Action undo = order.undo(after, order.id() + "-undo", order.notAfter())
                .filter(_ -> undoable)
                .orElse(null);
        return new Outcome.Applied(before, after, undo);
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
