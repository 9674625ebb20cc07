package dev.haetae.incident;

import dev.haetae.contract.Severity;
import dev.haetae.policy.Alert;
import dev.haetae.policy.IncidentFacts;
import dev.haetae.policy.IncidentFacts.Mark;
import dev.haetae.policy.IncidentView;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** An incident as policies see it, to say who hears of it. Pure: the same timeline is always seen the same way. */
public final class Seen {

    /** Whoever had the incident in hand has what is left to do as well: nothing failed. */
    private static final String RECOVERY_WAITS = "recovery-waits";

    private Seen() {}

    /**
     * At a moment of its story.
     *
     * @param alert by which it is told
     * @param until all that had happened by then
     */
    public static IncidentFacts by(Alert alert, List<Event> until, Instant moment) {
        Instant opened = until.getFirst().at();
        Transition retold = Transition.opening("retold", opened);
        until.forEach(event -> retold.record(event.actor(), event.because(), event.what()));
        Incident incident = retold.incident();
        return new IncidentFacts(
                alert, incident.urgency(), view(incident, Duration.between(opened, moment)), marks(incident, until));
    }

    private static IncidentView view(Incident incident, Duration age) {
        return new IncidentView(
                Objects.requireNonNullElse(incident.severity(), Severity.SEV3),
                incident.state().tag(),
                incident.alerts(),
                incident.firing(),
                1,
                age);
    }

    private static Set<Mark> marks(Incident incident, List<Event> until) {
        Set<Mark> marks = EnumSet.noneOf(Mark.class);
        mark(marks, Mark.ACKNOWLEDGED, isTaken(until));
        mark(marks, Mark.RESOLVED, incident.state().isOver());
        mark(marks, Mark.REMEDIATION_FAILED, until.stream().anyMatch(Seen::fails));
        mark(marks, Mark.SEVERITY_RAISED, until.stream().map(Event::what).anyMatch(Seen::raises));
        return marks;
    }

    /** Whoever takes it has it until they give it back. */
    private static boolean isTaken(List<Event> until) {
        return until.stream()
                .map(Event::what)
                .filter(what -> what instanceof Happening.Acknowledged || what instanceof Happening.Unacknowledged)
                .reduce((earlier, later) -> later)
                .filter(Happening.Acknowledged.class::isInstance)
                .isPresent();
    }

    private static boolean raises(Happening what) {
        return what instanceof Happening.SeverityDecided decided
                && decided.from() != null
                && decided.severity().isWorseThan(decided.from());
    }

    private static boolean fails(Event event) {
        return event.what() instanceof Happening.HandedOver && !waits(event);
    }

    /** It was handed over for no other reason than that its recovery is somebody's to let go on. */
    public static boolean waits(Event event) {
        return event.because().tag().equals(RECOVERY_WAITS);
    }

    private static void mark(Set<Mark> marks, Mark mark, boolean holds) {
        if (holds) {
            marks.add(mark);
        }
    }
}
