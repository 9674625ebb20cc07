package dev.haetae.function.diagnose;

import dev.haetae.function.kubernetes.Discretion;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventSeries;
import io.fabric8.kubernetes.api.model.MicroTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Turns events into lines for people: warnings first, the newest first. */
final class EventsReading {

    static final String NONE = "none; a cluster keeps its events for about an hour";

    private static final int MOST_LINES = 12;
    private static final int MOST_CHARACTERS = 240;

    private EventsReading() {}

    static String text(List<Event> own, Instant now) {
        String lines = own.stream()
                .sorted(Comparator.comparing((Event event) -> !isWarning(event))
                        .thenComparing(EventsReading::last, Comparator.reverseOrder()))
                .limit(MOST_LINES)
                .map(event -> line(event, now))
                .collect(Collectors.joining("\n"));
        return (own.isEmpty() ? NONE : lines) + rest(own.size() - MOST_LINES);
    }

    private static String line(Event event, Instant now) {
        return "%s %s ×%d, %s, %s %s: %s"
                .formatted(
                        event.getType(),
                        event.getReason(),
                        count(event),
                        Age.ago(last(event), now),
                        event.getInvolvedObject().getKind(),
                        event.getInvolvedObject().getName(),
                        Excerpt.line(
                                Discretion.of(
                                        Optional.ofNullable(event.getMessage()).orElse("")),
                                MOST_CHARACTERS));
    }

    private static boolean isWarning(Event event) {
        return "Warning".equals(event.getType());
    }

    private static int count(Event event) {
        return Optional.ofNullable(event.getSeries())
                .map(EventSeries::getCount)
                .or(() -> Optional.ofNullable(event.getCount()))
                .orElse(1);
    }

    /** When it was noted last; where that stands depends on who noted it. */
    private static Instant last(Event event) {
        return Optional.ofNullable(event.getSeries())
                .map(EventSeries::getLastObservedTime)
                .map(MicroTime::getTime)
                .flatMap(Age::moment)
                .or(() -> Age.moment(event.getLastTimestamp()))
                .or(() -> Optional.ofNullable(event.getEventTime())
                        .map(MicroTime::getTime)
                        .flatMap(Age::moment))
                .or(() -> Age.moment(event.getMetadata().getCreationTimestamp()))
                .orElse(Instant.EPOCH);
    }

    private static String rest(int more) {
        return more > 0 ? "\nand %d more".formatted(more) : "";
    }
}
