package dev.haetae.remediate;

import dev.haetae.contract.Action;
import dev.haetae.contract.CacheRebuild;
import dev.haetae.contract.Configure;
import dev.haetae.contract.Diagnose;
import dev.haetae.contract.Isolate;
import dev.haetae.contract.Restart;
import dev.haetae.contract.Rollback;
import dev.haetae.contract.RunJob;
import dev.haetae.contract.Scale;
import dev.haetae.contract.State;
import dev.haetae.contract.Target;
import dev.haetae.contract.Tell;
import dev.haetae.policy.Alert;
import dev.haetae.policy.Because;
import dev.haetae.policy.Order;
import dev.haetae.policy.Query;
import dev.haetae.policy.Step;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** A step as a concrete action on a target as it was seen; pure, so that the same sight always gives the same order. */
sealed interface Draft {

    /** To whoever carries an order out, none is no limit. */
    int LEAST_SHARE = 1;

    record Drawn(Action action) implements Draft {}

    /** What was seen leaves nothing to order. */
    record Impossible(Because because) implements Draft {}

    /**
     * What an action is drawn from.
     *
     * @param floorUntil until when a raised floor of an autoscaler stays
     * @param percent of the pods that serve together, which may be away at once
     */
    record Seen(
            String id,
            Step step,
            Target target,
            State state,
            Alert alert,
            Instant now,
            Instant notAfter,
            Instant floorUntil,
            int percent) {}

    static Draft of(Seen seen) {
        return switch (seen.step().order()) {
            case Order.Scale order
            when seen.state() instanceof State.Replicas state ->
                new Drawn(new Scale(
                        seen.id(), seen.target(), replicas(order, seen.step(), state), state, seen.notAfter()));
            case Order.Restart order
            when seen.state() instanceof State.Rollout || seen.state() instanceof State.Pod ->
                new Drawn(new Restart(
                        seen.id(),
                        seen.target(),
                        seen.now().truncatedTo(ChronoUnit.MILLIS),
                        Math.min(order.batch(), seen.percent()),
                        seen.state(),
                        seen.notAfter()));
            case Order.Rollback order
            when seen.state() instanceof Rollback.Release state -> rollback(seen, order, state);
            case Order.Isolation order
            when seen.state() instanceof Isolate.Placement state ->
                new Drawn(new Isolate(
                        seen.id(),
                        seen.target(),
                        true,
                        order.drain(),
                        state,
                        seen.now().plus(order.lasting()),
                        seen.notAfter(),
                        Math.max(LEAST_SHARE, seen.percent())));
            case Order.Configure order
            when seen.state() instanceof Configure.Setting state ->
                new Drawn(new Configure(
                        seen.id(),
                        seen.target(),
                        order.value(),
                        state,
                        order.lasting().map(seen.now()::plus).orElse(null),
                        order.whileFiring().map(seen.now()::plus).orElse(null),
                        seen.notAfter()));
            default -> others(seen);
        };
    }

    private static Draft others(Seen seen) {
        return switch (seen.step().order()) {
            case Order.Rebuild order
            when seen.state() instanceof CacheRebuild.Generation state ->
                new Drawn(new CacheRebuild(
                        seen.id(),
                        seen.target(),
                        order.source(),
                        order.parallel(),
                        order.rate(),
                        state,
                        seen.notAfter()));
            case Order.Run order
            when seen.state() instanceof RunJob.Runs state ->
                new Drawn(new RunJob(seen.id(), seen.target(), state, seen.notAfter()));
            case Order.LookAround order
            when seen.state() instanceof Diagnose.Findings state ->
                new Drawn(new Diagnose(
                        seen.id(), seen.target(), Query.fill(order.promql(), seen.alert()), state, lookedBy(seen)));
            case Order.Say order
            when seen.state() instanceof Tell.Said state ->
                new Drawn(new Tell(
                        seen.id(),
                        seen.target(),
                        order.ko().orElse(null),
                        order.en().orElse(null),
                        state,
                        seen.notAfter()));
            default ->
                new Impossible(Why.TARGET_UNCLEAR.because(
                        seen.target(),
                        "function %s does not see it as it should"
                                .formatted(seen.step().order().verb())));
        };
    }

    /** What is not found within the step's time is not waited for. */
    private static Instant lookedBy(Seen seen) {
        Instant deadline = seen.now().plus(seen.step().deadline());
        return deadline.isBefore(seen.notAfter()) ? deadline : seen.notAfter();
    }

    /**
     * An autoscaler owns the replicas: its floor is raised to what the workload should have, for a while, and no further
     * than it may go itself. Where it has gone there already, a floor would bring nothing.
     */
    static Draft floor(Seen seen, Order.Scale order, State.Replicas workload, State.Replicas autoscaler) {
        int most = autoscaler.most() == 0 ? Integer.MAX_VALUE : autoscaler.most();
        int wanted = Math.min(replicas(order, seen.step(), workload), most);
        if (wanted == most && Math.max(workload.desired(), autoscaler.desired()) >= most) {
            return new Impossible(Why.AUTOSCALER_FULL.because(seen.target().name(), most));
        }
        return wanted > autoscaler.desired()
                ? new Drawn(new Scale(seen.id(), seen.target(), wanted, autoscaler, seen.floorUntil(), seen.notAfter()))
                : new Impossible(Why.FLOOR_HIGH_ENOUGH.because(seen.target().name(), autoscaler.desired(), wanted));
    }

    private static Draft rollback(Seen seen, Order.Rollback order, Rollback.Release state) {
        String wanted = order.to()
                .map(name ->
                        state.revisions().getOrDefault(name, state.revisions().containsValue(name) ? name : null))
                .orElse(order.to().isPresent() ? null : state.lastGood());
        return wanted == null
                ? new Impossible(
                        Why.NO_RELEASE.because(seen.target().name(), order.to().orElseGet(() -> knownToBeGood(state))))
                : new Drawn(new Rollback(seen.id(), seen.target(), wanted, state, seen.notAfter()));
    }

    private static String knownToBeGood(Rollback.Release state) {
        return state.doubt() == null
                ? "that ran long enough to be called good"
                : "that is known to be good: " + state.doubt();
    }

    /** A relative order goes as far as the limits; an absolute one beyond them is left for the guardrail to deny. */
    private static int replicas(Order.Scale order, Step step, State.Replicas seen) {
        int wanted = order.replicasFrom(seen.desired());
        if (order.change() instanceof Order.Change.To) {
            return wanted;
        }
        return wanted > seen.desired()
                ? Math.max(seen.desired(), Math.min(wanted, step.limits().ceiling()))
                : Math.min(seen.desired(), Math.max(wanted, step.limits().floor()));
    }
}
