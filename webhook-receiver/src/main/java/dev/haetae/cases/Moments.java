package dev.haetae.cases;

import dev.haetae.contract.Severity;
import dev.haetae.incident.Event;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Incident;
import dev.haetae.incident.Transition;
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
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * An incident as policies see it at the moments of its story.
 *
 * @param alert by which it is told
 */
record Moments(Alert alert, List<Event> timeline) {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** After the last thing that happened to it; longer than people wait before they call others. */
    private static final Duration AFTERWARDS = Duration.ofHours(2);

    Instant opened() {
        return timeline.getFirst().at();
    }

    /** When it opened, and whenever it may have become worse. */
    Stream<Instant> worse() {
        return timeline.stream()
                .filter(event -> event.what() instanceof Happening.Opened
                        || event.what() instanceof Happening.AlertJoined
                        || event.what() instanceof Happening.SeverityDecided)
                .map(Event::at)
                .distinct();
    }

    /** Whenever anything happened to it, and every minute since it opened. */
    Stream<Instant> minutes() {
        Instant end = timeline.getLast().at().plus(AFTERWARDS);
        return Stream.concat(
                        timeline.stream().map(Event::at), Stream.iterate(opened(), end::isAfter, at -> at.plus(MINUTE)))
                .distinct()
                .sorted();
    }

    IncidentFacts at(Instant moment) {
        List<Event> until =
                timeline.stream().filter(event -> !event.at().isAfter(moment)).toList();
        Transition retold = Transition.opening("retold", opened());
        until.forEach(event -> retold.record(event.actor(), event.because(), event.what()));
        Incident incident = retold.incident();
        return new IncidentFacts(alert, incident.urgency(), view(incident, moment), marks(until));
    }

    private IncidentView view(Incident incident, Instant moment) {
        return new IncidentView(
                Objects.requireNonNullElse(incident.severity(), Severity.SEV3),
                incident.state().tag(),
                incident.alerts(),
                incident.firing(),
                1,
                Duration.between(opened(), moment));
    }

    private static Set<Mark> marks(List<Event> until) {
        Set<Mark> marks = EnumSet.noneOf(Mark.class);
        mark(marks, Mark.ACKNOWLEDGED, until, Happening.Acknowledged.class::isInstance);
        mark(marks, Mark.RESOLVED, until, Happening.Resolved.class::isInstance);
        mark(marks, Mark.REMEDIATION_FAILED, until, Happening.HandedOver.class::isInstance);
        mark(marks, Mark.SEVERITY_RAISED, until, Moments::raises);
        return marks;
    }

    private static boolean raises(Happening what) {
        return what instanceof Happening.SeverityDecided decided
                && decided.from() != null
                && decided.severity().isWorseThan(decided.from());
    }

    private static void mark(Set<Mark> marks, Mark mark, List<Event> until, Predicate<Happening> sign) {
        if (until.stream().map(Event::what).anyMatch(sign)) {
            marks.add(mark);
        }
    }
}
