package dev.haetae.remediate;

import dev.haetae.contract.Action;
import dev.haetae.contract.Observation;
import dev.haetae.contract.State;

/** What a target looks like after an action. */
sealed interface Readiness {

    String sentence();

    record Ready(String sentence) implements Readiness {}

    record NotYet(String sentence) implements Readiness {}

    /** Fewer answer than before the action. It may still recover. */
    record Worse(String sentence) implements Readiness {}

    record Unclear(String sentence) implements Readiness {}

    static Readiness of(Action action, Observation observation) {
        return switch (observation) {
            case Observation.Found found -> of(action, found.state());
            case Observation.Owned owned -> of(action, owned.state());
            case Observation.Absent absent ->
                action.removesTarget() ? new Ready(absent.detail()) : new NotYet(absent.detail());
            case Observation.Unclear unclear -> new Unclear(unclear.detail());
        };
    }

    private static Readiness of(Action action, State state) {
        String sentence = "%s %s".formatted(action.target().name(), state.describe());
        if (action.isDoneIn(state)) {
            return new Ready(sentence);
        }
        int before = answering(action.expected());
        return answering(state) < Math.min(before, wanted(state))
                ? new Worse("%s, and %d before the step".formatted(sentence, before))
                : new NotYet(sentence);
    }

    private static int answering(State state) {
        return switch (state) {
            case State.Replicas replicas -> replicas.ready();
            case State.Rollout rollout -> rollout.ready();
            case State.Pod pod -> pod.ready() ? 1 : 0;
        };
    }

    /** Whoever wants fewer than there were has not lost those. */
    private static int wanted(State state) {
        return switch (state) {
            case State.Replicas replicas -> replicas.desired();
            case State.Rollout rollout -> rollout.desired();
            case State.Pod pod -> pod.gone() ? 0 : 1;
        };
    }
}
