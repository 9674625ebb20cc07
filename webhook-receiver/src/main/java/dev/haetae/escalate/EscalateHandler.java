package dev.haetae.escalate;

import dev.haetae.incident.Actor;
import dev.haetae.incident.Event;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Incident;
import dev.haetae.incident.Incidents;
import dev.haetae.incident.Seen;
import dev.haetae.incident.State;
import dev.haetae.incident.Transition;
import dev.haetae.policy.Escalation;
import dev.haetae.policy.IncidentFacts;
import dev.haetae.policy.Policies;
import dev.haetae.policy.Situation;
import dev.haetae.timer.Claim;
import dev.haetae.timer.Timer;
import dev.haetae.timer.TimerHandler;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Calls whom the policies in force name (I3). What has been called is read from the incident's story and written with
 * its version guarded, so each rule calls once in an incident, however often, and by however many, it is looked at.
 */
public final class EscalateHandler implements TimerHandler {

    /** After the end of a hold-down it is known whether the incident is resolved. */
    private static final Duration A_MOMENT = Duration.ofSeconds(1);

    /** What waits for a person is none of those who sleep, until an alert is back; that calls by itself. */
    private static final Duration A_WHILE = Duration.ofMinutes(10);

    private final Incidents incidents;
    private final Supplier<Policies> policies;
    private final Cause cause;
    private final InstantSource clock;

    /** @param policies those in force whenever they are asked for */
    public EscalateHandler(Incidents incidents, Supplier<Policies> policies, Cause cause, InstantSource clock) {
        this.incidents = incidents;
        this.policies = policies;
        this.cause = cause;
        this.clock = clock;
    }

    @Override
    public Set<Timer.Kind> kinds() {
        return Set.of(Timer.Kind.ESCALATE);
    }

    @Override
    public void fire(Claim claim) {
        Policies inForce = policies.get();
        incidents.change(claim, clock.instant(), transition -> look(transition, inForce));
    }

    private void look(Transition transition, Policies inForce) {
        Incident incident = transition.incident();
        if (isHealing(incident, transition.at())) {
            again(transition, incident.times().settles().plus(A_MOMENT));
        } else if (waitsToBePutRight(incident)) {
            again(transition, transition.at().plus(A_WHILE));
        } else if (!incident.state().isOver() && incident.state() != State.SUBSUMED) {
            call(transition, inForce);
        }
    }

    /** While a hold-down runs nobody is called for what may be over; if it is not, they are called after it. */
    private static boolean isHealing(Incident incident, Instant now) {
        Instant settles = incident.times().settles();
        return incident.state() == State.MONITORING && settles != null && now.isBefore(settles.plus(A_MOMENT));
    }

    /** Nothing fires, and whoever has it decides when the rest is put right: nobody is woken for that. */
    private boolean waitsToBePutRight(Incident incident) {
        return incident.state() == State.MONITORING
                && incident.isRecovering()
                && incidents
                        .backwards(incident.id())
                        .filter(event -> event.what() instanceof Happening.HandedOver)
                        .findFirst()
                        .filter(Seen::waits)
                        .isPresent();
    }

    private void call(Transition transition, Policies inForce) {
        Incident incident = transition.incident();
        List<Event> story = incidents.story(incident.id()).toList();
        IncidentFacts facts = Seen.by(cause.of(incident, story), story, transition.at());
        Set<String> called = Calls.in(story.stream()).rules();
        Situation situation = Situation.at(transition.at());
        inForce.escalations(facts, situation).verdict().stream()
                .filter(due -> called.add(due.rule()))
                .forEach(due -> call(transition, due));
        inForce.nextEscalation(facts, called, situation)
                .ifPresent(age -> again(transition, incident.times().opened().plus(age)));
    }

    private static void call(Transition transition, Escalation.Due due) {
        transition.record(
                Actor.POLICY,
                due.because(),
                new Happening.Escalated(
                        due.level().rank(), due.rule(), due.level().who()));
    }

    private static void again(Transition transition, Instant due) {
        transition.set(Timer.Kind.ESCALATE, due, Timer.LOOK);
    }
}
