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

    /** What the playbook names as worse holds: nobody waits for more of it. */
    record Harmed(String sentence) implements Readiness {}

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

    /** The same, once what must hold beside the target was asked for. */
    default Readiness and(Figures.Answer figure) {
        return switch (figure) {
            case Figures.Answer.Value value -> this;
            case Figures.Answer.Nothing nothing ->
                this instanceof Ready ? new NotYet(sentence() + ", but its figures are not good yet") : this;
            case Figures.Answer.Unknown unknown -> unlessWorse(unknown);
        };
    }

    /** The same, once what would show harm was asked for. */
    default Readiness unless(Figures.Answer harm) {
        return switch (harm) {
            case Figures.Answer.Value value ->
                new Harmed("%s, and what the playbook calls worse holds: %s".formatted(sentence(), value.value()));
            case Figures.Answer.Nothing nothing -> this;
            case Figures.Answer.Unknown unknown -> unlessWorse(unknown);
        };
    }

    private Readiness unlessWorse(Figures.Answer.Unknown unknown) {
        return this instanceof Worse ? this : new Unclear(unknown.sentence());
    }

    private static Readiness of(Action action, State state) {
        String sentence = "%s %s".formatted(action.target().name(), state.describe());
        if (action.isDoneIn(state)) {
            return new Ready(sentence);
        }
        int before = action.expected().answering();
        return !state.comesAlong() && state.answering() < Math.min(before, state.wanted())
                ? new Worse("%s, and %d before the step".formatted(sentence, before))
                : new NotYet(sentence);
    }
}
