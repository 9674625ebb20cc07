package dev.haetae.remediate;

import dev.haetae.contract.Outcome;
import dev.haetae.contract.State;
import dev.haetae.contract.Target;
import dev.haetae.incident.Event;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Incident;
import dev.haetae.incident.Incidents;
import java.util.List;
import java.util.Optional;

/**
 * What an incident's own last write left behind: whoever changed the target since then is not us, and has a say; until a
 * person lets automation go on from what is there.
 */
final class Footprint {

    private final Incidents incidents;

    Footprint(Incidents incidents) {
        this.incidents = incidents;
    }

    boolean isDisturbed(Incident incident, Target target, State now) {
        if (incident.times().mitigated() == null) {
            return false;
        }
        return lastLeft(incidents.timeline(incident.id()), target)
                .filter(left -> !left.sameAs(now))
                .isPresent();
    }

    private static Optional<State> lastLeft(List<Event> timeline, Target target) {
        return timeline.reversed().stream()
                .map(Event::what)
                .takeWhile(what -> !(what instanceof Happening.Resumed))
                .filter(Happening.ActionEnded.class::isInstance)
                .map(Happening.ActionEnded.class::cast)
                .filter(ended -> ended.action().target().equals(target))
                .flatMap(ended -> left(ended.outcome()).stream())
                .findFirst();
    }

    private static Optional<State> left(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Applied applied -> Optional.ofNullable(applied.after());
            case Outcome.AlreadyApplied already -> Optional.ofNullable(already.now());
            case Outcome.Continue going -> Optional.empty();
            case Outcome.Refused refused -> Optional.empty();
            case Outcome.Failed failed -> Optional.empty();
        };
    }
}
