package dev.haetae.remediate;

import dev.haetae.contract.Action;
import dev.haetae.contract.Reason;
import dev.haetae.incident.Actor;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Incident;
import dev.haetae.incident.Incidents;
import dev.haetae.incident.Progress;
import dev.haetae.incident.State;
import dev.haetae.incident.Transition;
import dev.haetae.policy.Because;
import dev.haetae.timer.Timer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;

/** What people do to an incident. Whoever acknowledges it has taken it: automation keeps its hands off until told. */
public final class People {

    private enum Did implements Reason {
        ACKNOWLEDGED,
        RESOLVED_BY_HAND,
        NOTED,
        RESUMED
    }

    /** What came of a request: the incident, or why it could not be. */
    public sealed interface Answer {

        record Done(Incident incident) implements Answer {}

        record NotNow(State state) implements Answer {}

        record Unknown() implements Answer {}
    }

    private final Incidents incidents;
    private final Ledger ledger;
    private final Duration holdDown;
    private final InstantSource clock;

    People(Incidents incidents, Ledger ledger, Duration holdDown, InstantSource clock) {
        this.incidents = incidents;
        this.ledger = ledger;
        this.holdDown = holdDown;
        this.clock = clock;
    }

    public Answer acknowledge(String incident, Actor person) {
        return change(incident, State.Move.ACKNOWLEDGE, transition -> {
            Because because = because(Did.ACKNOWLEDGED, person, "has taken the incident");
            transition.record(person, because, new Happening.Acknowledged());
            if (isUnderWay(transition.incident().progress())) {
                transition.record(person, because, new Happening.Held());
            }
        });
    }

    private static boolean isUnderWay(Progress progress) {
        return !(progress instanceof Progress.None || progress instanceof Progress.Ended);
    }

    public Answer resolve(String incident, Actor person) {
        return change(incident, State.Move.RESOLVE, transition -> {
            transition
                    .record(
                            person,
                            because(Did.RESOLVED_BY_HAND, person, "resolved it"),
                            new Happening.Resolved(transition.incident().timeToResolve(transition.at())))
                    .set(Timer.Kind.SETTLE, transition.at().plus(holdDown), "by-hand");
            actionUnderWay(transition.incident().progress())
                    .ifPresent(action -> transition.alongside(Ledger.release(ledger.lock(action.target()), incident)));
        });
    }

    /** An action that is being carried out keeps its lock until its own end. */
    private static Optional<Action> actionUnderWay(Progress progress) {
        return progress instanceof Progress.Verifying verifying ? Optional.of(verifying.action()) : Optional.empty();
    }

    public Answer note(String incident, Actor person, String text) {
        return answer(incidents.change(
                incident,
                clock.instant(),
                transition ->
                        transition.record(person, because(Did.NOTED, person, "noted"), new Happening.Noted(text))));
    }

    /** Automation may go on: the present step is decided afresh. */
    public Answer resume(String incident, Actor person) {
        return change(incident, State.Move.ACT, transition -> {
            transition.record(person, because(Did.RESUMED, person, "lets automation go on"), new Happening.Resumed());
            if (transition.incident().progress() instanceof Progress.Planning planning) {
                transition.set(Timer.Kind.PLAN, transition.at(), planning.step() + ".resumed");
            }
        });
    }

    private Answer change(String id, State.Move move, Consumer<Transition> decision) {
        State[] refused = {null};
        Optional<Incident> changed = incidents.change(id, clock.instant(), transition -> {
            State state = transition.incident().state();
            refused[0] = state.after(move).isPresent() ? null : state;
            if (refused[0] == null) {
                decision.accept(transition);
            }
        });
        return refused[0] == null ? answer(changed) : new Answer.NotNow(refused[0]);
    }

    private static Answer answer(Optional<Incident> changed) {
        return changed.<Answer>map(Answer.Done::new).orElseGet(Answer.Unknown::new);
    }

    private static Because because(Did did, Actor person, String what) {
        return Because.of(did, person.id() + " " + what);
    }
}
