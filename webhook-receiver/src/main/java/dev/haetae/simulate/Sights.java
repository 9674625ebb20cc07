package dev.haetae.simulate;

import dev.haetae.contract.CacheRebuild;
import dev.haetae.contract.Configure;
import dev.haetae.contract.Custody;
import dev.haetae.contract.Diagnose;
import dev.haetae.contract.Isolate;
import dev.haetae.contract.Observation;
import dev.haetae.contract.Restart;
import dev.haetae.contract.Rollback;
import dev.haetae.contract.RunJob;
import dev.haetae.contract.Scale;
import dev.haetae.contract.State;
import dev.haetae.contract.Target;
import dev.haetae.contract.Tell;
import java.util.List;
import java.util.Map;

/** The same target as each verb looks at it: what was seen for one is what the next one goes on from. */
final class Sights {

    private static final String TEMPLATE = "imagined";
    private static final String BEFORE = "the-one-before";

    /** As many as services.yaml of the shipped policies would run beside as many again. */
    private static final int WORKLOADS = 20;

    private Sights() {}

    static Observation of(String verb, Target target, Observation seen) {
        return switch (seen) {
            case Observation.Found(State state, Custody custody) ->
                new Observation.Found(of(verb, target, state), custody);
            case Observation.Owned(State state, String owner, Target lever, Custody custody) ->
                new Observation.Owned(of(verb, target, state), owner, lever, custody);
            case Observation.Absent absent -> absent;
            case Observation.Unclear unclear -> unclear;
        };
    }

    private static State of(String verb, Target target, State state) {
        return switch (verb) {
            case Scale.VERB -> replicas(state);
            case Restart.VERB -> target.kind().equals(Restart.POD) ? pod(state) : rollout(state);
            case Rollback.VERB -> state instanceof Rollback.Release ? state : release(state);
            case Isolate.VERB -> state instanceof Isolate.Placement ? state : placement(state);
            case Configure.VERB ->
                state instanceof Configure.Setting ? state : new Configure.Setting(state.uid(), null);
            case CacheRebuild.VERB ->
                state instanceof CacheRebuild.Generation
                        ? state
                        : new CacheRebuild.Generation(state.uid(), TEMPLATE, null, 0);
            case RunJob.VERB ->
                state instanceof RunJob.Runs ? state : new RunJob.Runs(state.uid(), null, RunJob.Phase.NONE, null);
            case Diagnose.VERB -> looked(target, state);
            case Tell.VERB -> new Tell.Said(state.uid());
            default -> state;
        };
    }

    private static State looked(Target target, State state) {
        if (!target.kind().equals(Diagnose.NAMESPACE)) {
            return new Diagnose.Findings(state.uid(), List.of());
        }
        return state instanceof Diagnose.Population ? state : new Diagnose.Population(state.uid(), WORKLOADS);
    }

    /** Began long enough ago for nobody to doubt it, and after one that was good. */
    private static Rollback.Release release(State state) {
        return new Rollback.Release(
                state.uid(),
                TEMPLATE,
                null,
                BEFORE,
                Map.of(),
                null,
                state.wanted(),
                state.wanted(),
                state.answering(),
                false);
    }

    /** One of two at the least, since where there is but one nobody would think of taking it out. */
    private static Isolate.Placement placement(State state) {
        return new Isolate.Placement(state.uid(), false, false, state.settled(), 0)
                .among(Math.max(2, state.wanted()), 0);
    }

    private static State replicas(State state) {
        return switch (state) {
            case State.Rollout seen -> new State.Replicas(seen.desired(), seen.ready(), seen.generation(), seen.uid());
            case Rollback.Release seen -> new State.Replicas(seen.desired(), seen.ready(), 1, seen.uid());
            default -> state;
        };
    }

    private static State rollout(State state) {
        return switch (state) {
            case State.Replicas seen ->
                new State.Rollout(
                        seen.uid(), seen.generation(), TEMPLATE, null, seen.desired(), seen.desired(), seen.ready());
            case Rollback.Release seen ->
                new State.Rollout(seen.uid(), 1, seen.revision(), null, seen.desired(), seen.updated(), seen.ready());
            default -> state;
        };
    }

    private static State pod(State state) {
        return state instanceof State.Pod
                ? state
                : new State.Pod(state.uid(), false, state.settled(), false, Math.max(1, state.wanted()), 0);
    }
}
