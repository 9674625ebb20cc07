package dev.haetae.triage;

import dev.haetae.contract.Urgency;
import dev.haetae.incident.Actor;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Incident;
import dev.haetae.incident.Progress;
import dev.haetae.incident.Transition;
import dev.haetae.policy.Because;
import dev.haetae.timer.Timer;
import java.time.Duration;

/** What a storm does to incidents: the one that stands for all, and those that it lets go. Decides only. */
final class Umbrella {

    /** In place of a service's name. */
    private static final String NAME = "storm";

    private final Duration holdDown;
    private final boolean simulated;

    Umbrella(Duration holdDown, boolean simulated) {
        this.holdDown = holdDown;
        this.simulated = simulated;
    }

    /** The one incident of a storm. */
    void open(Transition transition, Episode episode, int services) {
        Because because = Triaged.STORM.because();
        transition
                .record(
                        Actor.POLICY,
                        because,
                        new Happening.Opened(
                                Urgency.CRITICAL,
                                NAME,
                                services + " services fail at once",
                                NAME,
                                episode.startsAt(),
                                simulated))
                .record(Actor.POLICY, because, new Happening.StormBegan(services))
                .set(Timer.Kind.STORM, transition.at(), "look");
    }

    /** After a storm: what still fires is decided afresh, what healed meanwhile is held down like any other. */
    void emerge(Transition transition, String umbrella) {
        transition.record(Actor.POLICY, Triaged.EMERGED.because(), new Happening.Emerged(umbrella));
        Incident incident = transition.incident();
        if (incident.progress() instanceof Progress.Planning planning && !incident.isHeld()) {
            transition.set(Timer.Kind.PLAN, transition.at(), planning.step() + ".emerged");
        }
        if (incident.firing() == 0) {
            Joining.holdDown(transition, holdDown);
        } else {
            stillForPeople(transition);
        }
    }

    /** What went to people during the storm was muted then, and is told now. */
    private static void stillForPeople(Transition transition) {
        Incident incident = transition.incident();
        if (incident.isHeld()) {
            Incident.Hold hold = incident.hold();
            transition.record(Actor.POLICY, new Because(hold.reason(), hold.sentence(), null), new Happening.Held());
        } else if (incident.progress() instanceof Progress.Ended ended && ended.handedOver()) {
            transition.record(Actor.POLICY, Triaged.LEFT_TO_PEOPLE.because(), new Happening.HandedOver());
        }
    }

    /** The umbrella's own end. */
    void close(Transition transition) {
        transition
                .record(
                        Actor.TIMER,
                        Triaged.STORM_OVER.because(),
                        new Happening.Resolved(transition.incident().timeToResolve(transition.at())))
                .record(Actor.TIMER, Triaged.STORM_OVER.because(), new Happening.Closed());
    }
}
