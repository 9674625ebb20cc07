package dev.haetae.remediate;

import dev.haetae.contract.Target;
import dev.haetae.incident.Incident;
import dev.haetae.incident.Progress;
import dev.haetae.incident.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Why something that is to be taken back is left as it is for now. Each ends without our doing. */
final class Waiting {

    private final Pauses pauses;
    private final Ledger ledger;

    Waiting(Pauses pauses, Ledger ledger) {
        this.pauses = pauses;
        this.ledger = ledger;
    }

    /** Whoever is at work on just that goes first; it is taken back when they let go, or when it is over. */
    Optional<String> why(Incident incident, Target target, Instant now) {
        if (incident.isHeld() && !incident.state().isOver()) {
            return Optional.of("people hold the incident");
        }
        if (pauses.of(incident, now).pause().isPresent()) {
            return Optional.of("automation is paused");
        }
        return isActing(incident, target)
                ? Optional.of("a step is at work on it")
                : ledger.lock(target)
                        .others(incident.id(), now)
                        .map(mark -> "incident %s works on it".formatted(mark.incident()));
    }

    /**
     * What bridges a failure stays while that lasts, as long as its playbook says; what made things worse does not.
     *
     * @param incident that bridged it
     * @param relying which of the same failure is open: the same one, or one that came after it
     */
    static Optional<Bridge> stillBridges(Incident incident, Incident relying, Undoing undoing, Instant now) {
        return undoing.action()
                .staysWhileFiring()
                .filter(most -> !undoing.worse() && now.isBefore(most))
                .flatMap(most -> lasts(relying)
                        .map(why -> new Bridge(incident, relying, why, Duration.between(now, most), most)));
    }

    /**
     * What its end waits for.
     *
     * @param left how long it may last
     * @param most until when, that is
     */
    record Bridge(Incident incident, Incident relying, String reason, Duration left, Instant most) {

        String why() {
            String whose = isItsOwn() ? reason : "incident %s relies on it: %s".formatted(relying.id(), reason);
            return "%s, and it stays until %s at most".formatted(whose, Words.of(most));
        }

        /** The end of its own incident calls for it; of any other it has to look for itself. */
        Duration pause() {
            Duration pause = isItsOwn() && !incident.state().isOver() ? Overdue.LONG : Overdue.AGAIN;
            return left.compareTo(pause) < 0 ? left : pause;
        }

        private boolean isItsOwn() {
            return incident.id().equals(relying.id());
        }
    }

    /**
     * Whether alerts that went stay away is known at the end of the hold-down, and what they left behind comes after. Whoever
     * resolves it by hand while they fire may do so just because it is bridged.
     */
    private static Optional<String> lasts(Incident incident) {
        return incident.firing() > 0
                ? Optional.of("its alert still fires")
                : Optional.of("what it bridges is not put right yet").filter(_ -> incident.state() == State.MONITORING);
    }

    static boolean isActing(Incident incident, Target target) {
        return incident.progress() instanceof Progress.Acting acting
                && acting.action().target().equals(target);
    }
}
