package dev.haetae.simulate;

import dev.haetae.contract.Action;
import dev.haetae.contract.Observation;
import dev.haetae.contract.State;
import dev.haetae.contract.Target;

/** The same target as each verb looks at it: what was seen for one is what the next one goes on from. */
final class Sights {

    private static final String TEMPLATE = "imagined";

    private Sights() {}

    static Observation of(String verb, Target target, Observation seen) {
        return switch (seen) {
            case Observation.Found(State state) -> new Observation.Found(of(verb, target, state));
            case Observation.Owned(State state, String owner) -> new Observation.Owned(of(verb, target, state), owner);
            case Observation.Absent absent -> absent;
            case Observation.Unclear unclear -> unclear;
        };
    }

    private static State of(String verb, Target target, State state) {
        if (!verb.equals(Action.Restart.VERB)) {
            return replicas(state);
        }
        return target.kind().equals(Action.Restart.POD) ? pod(state) : rollout(state);
    }

    private static State replicas(State state) {
        return switch (state) {
            case State.Rollout seen -> new State.Replicas(seen.desired(), seen.ready(), seen.generation(), seen.uid());
            case State.Replicas seen -> seen;
            case State.Pod seen -> seen;
        };
    }

    private static State rollout(State state) {
        return switch (state) {
            case State.Replicas seen ->
                new State.Rollout(
                        seen.uid(), seen.generation(), TEMPLATE, null, seen.desired(), seen.desired(), seen.ready());
            case State.Rollout seen -> seen;
            case State.Pod seen -> seen;
        };
    }

    private static State pod(State state) {
        return state instanceof State.Pod ? state : new State.Pod(state.uid(), false, state.settled(), false);
    }
}
