package dev.haetae.remediate;

import dev.haetae.contract.Target;
import dev.haetae.incident.Incident;
import dev.haetae.incident.Progress;
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

    static boolean isActing(Incident incident, Target target) {
        return incident.progress() instanceof Progress.Acting acting
                && acting.action().target().equals(target);
    }
}
