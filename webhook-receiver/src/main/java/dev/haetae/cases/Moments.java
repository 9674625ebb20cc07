package dev.haetae.cases;

import dev.haetae.incident.Event;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Seen;
import dev.haetae.policy.Alert;
import dev.haetae.policy.IncidentFacts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
        return Seen.by(
                alert,
                timeline.stream().filter(event -> !event.at().isAfter(moment)).toList(),
                moment);
    }
}
