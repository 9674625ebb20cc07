package dev.haetae.cases;

import dev.haetae.incident.Event;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Seen;
import dev.haetae.policy.Alert;
import dev.haetae.policy.IncidentFacts;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * An incident as policies see it at the moments of its story.
 *
 * @param alert by which it is told
 */
record Moments(Alert alert, List<Event> timeline) {

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

    IncidentFacts at(Instant moment) {
        return Seen.by(
                alert,
                timeline.stream().filter(event -> !event.at().isAfter(moment)).toList(),
                moment);
    }
}
