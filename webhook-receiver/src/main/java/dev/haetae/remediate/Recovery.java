package dev.haetae.remediate;

import dev.haetae.incident.Actor;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Incident;
import dev.haetae.incident.Progress;
import dev.haetae.incident.Transition;
import dev.haetae.policy.Because;
import dev.haetae.timer.Timer;
import java.time.Instant;

/**
 * What a playbook has put right once the alerts stayed away (S6: recovered means that the cache is rebuilt): all of its
 * steps, one after another, before the incident is over. Should an alert fire again, the ladder begins anew.
 */
final class Recovery {

    private Recovery() {}

    /** Something was done, so that something may be left to be put right; and nobody has it in hand. */
    static boolean isDue(Incident incident) {
        return incident.ifPlanned().filter(plan -> plan.recovery() > 0).isPresent()
                && incident.times().mitigated() != null
                && !incident.isHeld()
                && !incident.isRecovering()
                && !(incident.progress() instanceof Progress.Ended ended && ended.handedOver());
    }

    static void begin(Transition transition) {
        transition.record(Actor.TIMER, Why.RECOVERS.because(), new Happening.RecoveryBegan());
        plan(transition);
    }

    static void leave(Transition transition, Because because) {
        transition.record(Actor.POLICY, because, new Happening.RecoveryLeft());
        plan(transition);
    }

    /** After one of its steps: to the next one, or to the end. */
    static void goOn(Transition transition) {
        Incident incident = transition.incident();
        if (isDisturbed(transition)) {
            leave(transition, Why.BACK_MEANWHILE.because());
        } else if (incident.progress() instanceof Progress.Planning) {
            plan(transition);
        } else {
            over(transition);
        }
    }

    /** An alert fires, or did while the step was under way. */
    private static boolean isDisturbed(Transition transition) {
        Incident incident = transition.incident();
        Instant settles = incident.times().settles();
        return incident.firing() > 0 || settles == null || transition.at().isBefore(settles);
    }

    private static void plan(Transition transition) {
        int step = transition.incident().progress().step();
        if (!transition.incident().isHeld()) {
            transition.set(Timer.Kind.PLAN, transition.at(), step + ".recovery");
        }
    }

    static void over(Transition transition) {
        transition
                .record(
                        Actor.TIMER,
                        Why.SETTLED.because(),
                        new Happening.Resolved(transition.incident().timeToResolve(transition.at())))
                .record(Actor.TIMER, Why.CLOSED_AFTER_RESOLUTION.because(), new Happening.Closed());
    }
}
