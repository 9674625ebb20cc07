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

    /** The alerts stayed away. What is left to be put right comes before the end; by people, where they have it in hand. */
    static void orOver(Transition transition) {
        Incident incident = transition.incident();
        if (isLeft(incident) && isWithPeople(incident)) {
            begin(transition, Why.RECOVERY_WAITS.because());
            transition.record(Actor.TIMER, Why.RECOVERY_WAITS.because(), new Happening.HandedOver());
        } else if (isLeft(incident) || isProposed(incident)) {
            begin(transition, Why.RECOVERS.because());
            plan(transition);
        } else {
            over(transition);
        }
    }

    private static void begin(Transition transition, Because because) {
        transition.record(Actor.TIMER, because, new Happening.RecoveryBegan());
    }

    private static boolean isPlanned(Incident incident) {
        return incident.ifPlanned().filter(plan -> plan.recovery() > 0).isPresent() && !incident.isRecovering();
    }

    /** Something was done, so that something may be left to be put right. */
    static boolean isLeft(Incident incident) {
        return isPlanned(incident) && incident.times().mitigated() != null;
    }

    /** The ladder said only what it would have done: so does its recovery. */
    private static boolean isProposed(Incident incident) {
        return isPlanned(incident)
                && !incident.isHeld()
                && incident.progress() instanceof Progress.Ended ended
                && !ended.handedOver();
    }

    /** A ladder whose steps bridged a failure is exhausted long before that is over; people were told, no more. */
    private static boolean isWithPeople(Incident incident) {
        return (incident.isHeld() && !LiftHandler.isHeld(incident))
                || (incident.progress() instanceof Progress.Ended ended && ended.handedOver() && !ended.exhausted());
    }

    /** Nothing was done, so there is nothing to put right: what would be is said, and keeps no incident open. */
    static boolean isOnlySaid(Incident incident) {
        return incident.isRecovering() && incident.times().mitigated() == null;
    }

    /** Not even that: on to what comes next. */
    static void pass(Transition transition, Progress.Planning planning, Because because) {
        boolean next = transition.incident().plan().goesOnAfter(planning.step());
        transition.record(Actor.POLICY, because, new Happening.StepDenied(planning.step(), next));
        if (next) {
            plan(transition);
        } else {
            over(transition);
        }
    }

    static void leave(Transition transition, Because because) {
        transition.record(Actor.POLICY, because, new Happening.RecoveryLeft());
        plan(transition);
    }

    /** After one of its steps: to the next one, or to the end. */
    static void goOn(Transition transition) {
        Incident incident = transition.incident();
        if (isDisturbed(incident, transition.at())) {
            leave(transition, Why.BACK_MEANWHILE.because());
        } else if (incident.progress() instanceof Progress.Planning) {
            plan(transition);
        } else {
            over(transition);
        }
    }

    /** An alert fires, or did since recovery began. */
    static boolean isDisturbed(Incident incident, Instant now) {
        Instant settles = incident.times().settles();
        return incident.firing() > 0 || settles == null || now.isBefore(settles);
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
        TakeBackHandler.whenOver(transition);
    }
}
