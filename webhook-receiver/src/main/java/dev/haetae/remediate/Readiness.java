package dev.haetae.remediate;

import dev.haetae.contract.Action;
import dev.haetae.contract.Observation;
import dev.haetae.contract.State;

/** What a target looks like after an action. */
sealed interface Readiness {

    String sentence();

    record Ready(String sentence) implements Readiness {}

    record NotYet(String sentence) implements Readiness {}

    record Unclear(String sentence) implements Readiness {}

    static Readiness of(Action action, Observation observation) {
        return switch (observation) {
            case Observation.Found found -> of(action, found.state());
            case Observation.Owned owned -> of(action, owned.state());
            case Observation.Absent absent -> new NotYet(absent.detail());
            case Observation.Unclear unclear -> new Unclear(unclear.detail());
        };
    }

    private static Readiness of(Action action, State state) {
        return switch (state) {
            case State.Replicas replicas -> {
                String sentence = "%s has %d of %d replicas ready"
                        .formatted(action.target().name(), replicas.ready(), replicas.desired());
                yield replicas.settled() ? new Ready(sentence) : new NotYet(sentence);
            }
        };
    }
}
