package dev.haetae.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haetae.incident.Event;
import dev.haetae.incident.Happening;
import dev.haetae.policy.Level;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * Somebody who was called (I3).
 *
 * @param rule that called them; null where a person did
 * @param by the person, or {@code policy}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EscalationView(Level.Rank level, String who, Instant at, String rule, String by, String because) {

    static List<EscalationView> of(Stream<Event> timeline) {
        return timeline.filter(event -> event.what() instanceof Happening.Escalated)
                .map(event -> of(event, (Happening.Escalated) event.what()))
                .toList();
    }

    private static EscalationView of(Event event, Happening.Escalated called) {
        return new EscalationView(
                called.level(),
                called.who(),
                event.at(),
                called.rule(),
                event.actor().id(),
                event.because().sentence());
    }
}
