package dev.haetae.remediate;

import dev.haetae.contract.Action;
import dev.haetae.contract.Custody;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Rollback;
import dev.haetae.contract.State;
import dev.haetae.contract.Target;
import dev.haetae.incident.Event;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Incident;
import dev.haetae.incident.Incidents;
import dev.haetae.policy.Because;
import java.time.Instant;
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

    /**
     * Why automation keeps off a target that people have their hands on, if so: they marked it, or somebody else wrote to
     * it after {@code lately} and no person has let automation go on since. Taking a release back is for what somebody
     * has just written, so that such a write is no obstacle to it.
     */
    Optional<Because> handsOn(Incident incident, Custody custody, Action action, Instant lately) {
        Optional<Because> paused = custody.ifPaused().map(Why.TARGET_PAUSED::because);
        if (paused.isPresent() || action instanceof Rollback || !custody.wasWrittenAfter(lately)) {
            return paused;
        }
        return custody.wasWrittenAfter(resumed(incident))
                ? Optional.of(Why.FOREIGN_WRITE.because(custody.writer(), action.target(), Words.of(custody.written())))
                : Optional.empty();
    }

    /** The same was carried out since an alert of the incident last began to fire. */
    boolean isDone(Incident incident, Action action) {
        return incidents
                .backwards(incident.id())
                .map(Event::what)
                .takeWhile(what -> !(what instanceof Happening.AlertJoined) && !(what instanceof Happening.AlertBack))
                .anyMatch(what -> what instanceof Happening.ActionEnded ended
                        && left(ended.outcome()).isPresent()
                        && ended.action().target().equals(action.target())
                        && action.hasAimOf(ended.action()));
    }

    /** By whoever looked at this incident: that a pause of automation is over says nothing of its target. */
    private Instant resumed(Incident incident) {
        return incidents
                .backwards(incident.id())
                .filter(event -> event.what() instanceof Happening.Resumed)
                .filter(event -> !LiftHandler.isLifted(event.because()))
                .map(Event::at)
                .findFirst()
                .orElse(Instant.MIN);
    }

    private static Optional<State> lastLeft(List<Event> timeline, Target target) {
        return timeline.reversed().stream()
                .takeWhile(
                        event -> !(event.what() instanceof Happening.Resumed) || LiftHandler.isLifted(event.because()))
                .map(Event::what)
                .flatMap(what -> left(what, target).stream())
                .findFirst();
    }

    private static Optional<State> left(Happening what, Target target) {
        return switch (what) {
            case Happening.ActionEnded(int step, Action action, Outcome outcome)
            when action.target().equals(target) && !action.leavesTargetAlone() -> left(outcome);
            case Happening.TakenBack(int step, Action action, Outcome outcome)
            when action.target().equals(target) -> left(outcome);
            default -> Optional.empty();
        };
    }

    /** What the target looked like when it was done; empty where it was not. */
    static Optional<State> left(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Applied applied -> Optional.ofNullable(applied.after());
            case Outcome.AlreadyApplied already -> Optional.ofNullable(already.now());
            case Outcome.Continue going -> Optional.empty();
            case Outcome.Refused refused -> Optional.empty();
            case Outcome.Failed failed -> Optional.empty();
        };
    }
}
