package dev.haetae.remediate;

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
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Predicate;

/** What people do to an incident through us; what they do elsewhere comes in as notices. */
public final class People {

    private enum Did implements Reason {
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
    private final Hands hands;
    private final InstantSource clock;

    People(Incidents incidents, Hands hands, InstantSource clock) {
        this.incidents = incidents;
        this.hands = hands;
        this.clock = clock;
    }

    public Answer acknowledge(String incident, Actor person) {
        return change(incident, transition -> hands.acknowledge(transition, person));
    }

    public Answer resolve(String incident, Actor person) {
        return change(incident, transition -> hands.resolve(transition, person));
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
        return change(incident, transition -> resume(transition, person));
    }

    private static boolean resume(Transition transition, Actor person) {
        boolean monitoring = transition.incident().state() == State.MONITORING;
        if (!monitoring && transition.incident().state().after(State.Move.ACT).isEmpty()) {
            return false;
        }
        transition.record(person, because(Did.RESUMED, person, "lets automation go on"), new Happening.Resumed());
        if (monitoring) {
            settle(transition);
        }
        if (transition.incident().progress() instanceof Progress.Planning planning) {
            transition.set(Timer.Kind.PLAN, transition.at(), planning.step() + ".resumed");
        }
        return true;
    }

    /** Whether it is over is looked at anew, where nobody could tell before. */
    private static void settle(Transition transition) {
        Incident.Times times = transition.incident().times();
        Instant due = times.settles().isBefore(transition.at()) ? transition.at() : times.settles();
        transition.set(Timer.Kind.SETTLE, due, times.gone().toString());
    }

    /** @param decision false when the incident's state forbids it */
    private Answer change(String id, Predicate<Transition> decision) {
        State[] refused = {null};
        Optional<Incident> changed = incidents.change(id, clock.instant(), transition -> {
            State state = transition.incident().state();
            refused[0] = decision.test(transition) ? null : state;
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
