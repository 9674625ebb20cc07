package dev.haetae.incident;

import dev.haetae.timer.Timer;
import java.util.Optional;

/**
 * What makes an incident worth asking policies again who else is to be called (I3). It is asked in a moment of its own,
 * so that whoever decides something need not know whom that calls. Pure.
 */
final class Attention {

    private Attention() {}

    static Optional<Timer> after(Transition transition) {
        Incident before = transition.before().incident();
        Incident now = transition.incident();
        boolean wanted = mayCall(now)
                && (before == null
                        || isBack(before, now)
                        || isGraver(before, now)
                        || transition.events().stream().map(Event::what).anyMatch(Attention::callsFor));
        return wanted
                ? Optional.of(Timer.at(transition.at(), Timer.Kind.ESCALATE, now.id(), Timer.LOOK))
                : Optional.empty();
    }

    private static boolean mayCall(Incident incident) {
        return !incident.state().isOver() && incident.state() != State.SUBSUMED;
    }

    private static boolean isBack(Incident before, Incident now) {
        return isQuiet(before) && !isQuiet(now);
    }

    private static boolean isQuiet(Incident incident) {
        return !mayCall(incident) || incident.state() == State.MONITORING;
    }

    private static boolean isGraver(Incident before, Incident now) {
        boolean worse = before.severity() != null && now.severity().isWorseThan(before.severity());
        return worse || before.urgency() != now.urgency();
    }

    private static boolean callsFor(Happening what) {
        return what instanceof Happening.HandedOver || what instanceof Happening.Unacknowledged;
    }
}
