package dev.haetae.function.restart;

import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.Restart;
import dev.haetae.contract.State;
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
class Restarting {

    /** Status updates come every second or so in a rollout; whoever loses five in a row had better come back later. */
    private static final int WRITES = 5;

    private final Cluster api;
    private final InstantSource clock;

    @Inject
    Restarting(Cluster api, InstantSource clock) {
        this.api = api;
        this.clock = clock;
    }

    Outcome carryOut(Restart order) {
        return IntStream.range(0, WRITES)
                .mapToObj(_ -> attempt(order))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() -> Replies.outrun(order, WRITES));
    }

    /** Empty when the workload moved between look and write: then the same order is worth another look. */
    private Optional<Outcome> attempt(Restart order) {
        return switch (api.look(order.target())) {
            case Sight.Missing<Candidate>() -> absent(order);
            case Sight.Blind<Candidate> blind -> Optional.of(Replies.unseen(blind));
            case Sight.Present<Candidate>(Candidate seen) -> decide(order, seen);
        };
    }

    private Optional<Outcome> decide(Restart order, Candidate seen) {
        return switch (Decision.on(seen, order, clock.instant())) {
            case Decision.AlreadyApplied(State now) -> Optional.of(new Outcome.AlreadyApplied(now));
            case Decision.Refused(var reason, var detail) -> refused(reason, detail);
            case Decision.Write() -> write(order, seen);
        };
    }

    private Optional<Outcome> write(Restart order, Candidate seen) {
        return switch (api.write(order, seen)) {
            case Receipt.Conflicted() -> Optional.empty();
            case Receipt.Written() -> Optional.of(applied(order, seen.state()));
            case Receipt.Declined(var reason, var detail) -> refused(reason, detail);
            case Receipt.Lost(var reason, var detail, var retryable) ->
                Optional.of(new Outcome.Failed(reason, detail, retryable));
            case Receipt.TooLate() -> Optional.of(Replies.expired(order));
        };
    }

    /**
     * Nothing takes a restart back. The version written against pins the generation to the next one; none of the pods is
     * of the new template yet.
     */
    private static Outcome applied(Restart order, State before) {
        return new Outcome.Applied(before, after(order, before), null);
    }

    private static State after(Restart order, State before) {
        return switch (before) {
            case State.Rollout seen ->
                new State.Rollout(
                        seen.uid(),
                        seen.generation() + 1,
                        seen.template(),
                        order.restartedAt().toString(),
                        seen.desired(),
                        0,
                        0);
            case State.Pod seen -> new State.Pod(seen.uid(), true, false, false);
            default -> before;
        };
    }

    /** A pod that is gone is as ordered, whoever took it. */
    private static Optional<Outcome> absent(Restart order) {
        if (order.removesTarget() && order.expected() instanceof State.Pod) {
            return Optional.of(new Outcome.AlreadyApplied(order.imagined()));
        }
        return refused(Refusal.TARGET_ABSENT, "there is no " + order.target());
    }

    private static Optional<Outcome> refused(Refusal reason, String detail) {
        return Optional.of(new Outcome.Refused(reason, detail));
    }
}
