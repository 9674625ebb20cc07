package dev.haetae.incident;

import dev.haetae.store.Entry;
import dev.haetae.store.Json;
import dev.haetae.store.Space;
import dev.haetae.store.Store;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The events of all incidents within a period, read page by page: however much there is, little of it is in memory.
 * Incidents are named by when they opened, so those that opened after the period are never read, and one that ended
 * before it costs a look at its last event.
 */
public final class Chronicle {

    private static final int PAGE = 100;
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    /** What happened to one incident. */
    public record Line(String incident, Event event) {}

    private final Store store;
    private final EventCodec codec = EventCodec.current();

    public Chronicle(Store store) {
        this.store = store;
    }

    /** From {@code from} until before {@code to}: incidents as they opened, the events of each in their order. */
    public void between(Instant from, Instant to, Consumer<Line> reader) {
        pages(Space.INCIDENTS, "", endOf(to))
                .filter(entry -> reaches(entry, from))
                .flatMap(entry -> events(entry.key()))
                .filter(line ->
                        !line.event().at().isBefore(from) && line.event().at().isBefore(to))
                .forEachOrdered(reader);
    }

    /** Behind every id of that second: an incident may have opened in it before {@code to}. */
    public static String endOf(Instant to) {
        return SECOND.format(to) + "-" + Character.MAX_VALUE;
    }

    /** Whether anything happened to the incident from then on; announcements come even after it closed. */
    private boolean reaches(Entry entry, Instant from) {
        return last(Json.read(entry.value(), Incident.class))
                .filter(event -> !event.at().isBefore(from))
                .isPresent();
    }

    private Optional<Event> last(Incident incident) {
        return store.get(Space.EVENTS, Incidents.eventKey(incident.id(), incident.seq()))
                .map(entry -> codec.read(entry.value()));
    }

    private Stream<Line> events(String incident) {
        String prefix = incident + "/";
        return pages(Space.EVENTS, prefix, prefix + Character.MAX_VALUE)
                .map(entry -> new Line(incident, codec.read(entry.value())));
    }

    private Stream<Entry> pages(Space space, String from, String to) {
        return Stream.iterate(
                        store.scan(space, from, to, PAGE),
                        page -> !page.isEmpty(),
                        page -> store.scan(space, page.getLast().key() + Character.MIN_VALUE, to, PAGE))
                .flatMap(List::stream);
    }
}
