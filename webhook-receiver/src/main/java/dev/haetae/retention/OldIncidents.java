package dev.haetae.retention;

import dev.haetae.incident.AuditLine;
import dev.haetae.incident.Chronicle;
import dev.haetae.incident.Event;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Incident;
import dev.haetae.incident.Incidents;
import dev.haetae.incident.State;
import dev.haetae.store.Batch;
import dev.haetae.store.Commit;
import dev.haetae.store.Entry;
import dev.haetae.store.Json;
import dev.haetae.store.Space;
import dev.haetae.store.Store;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jboss.logging.Logger;

/**
 * Takes closed incidents away: exported and on disk first, then removed with all that belongs to each in one batch. A
 * kill in between exports the same incident again; lines carry incident and sequence, by which that is seen.
 */
final class OldIncidents {

    static final int AT_ONCE = 50;

    private static final Logger LOG = Logger.getLogger(OldIncidents.class);
    private static final int PAGE = 100;
    private static final int ROWS = 1_000;

    private record Leaving(Incident incident, long version, List<Event> timeline) {

        YearMonth month() {
            return YearMonth.from(incident.times().closed().atZone(ZoneOffset.UTC));
        }

        List<String> lines() {
            return timeline.stream()
                    .map(event -> AuditLine.of(new Chronicle.Line(incident.id(), event)))
                    .toList();
        }
    }

    private final Store store;
    private final Incidents incidents;
    private final Duration kept;
    private final ExportFiles export;
    private volatile String trouble;

    OldIncidents(Store store, Incidents incidents, Duration kept, ExportFiles export) {
        this.store = store;
        this.incidents = incidents;
        this.kept = kept;
        this.export = export;
    }

    /** How many went; there may be more when it is {@link #AT_ONCE}. */
    int remove(Instant now) {
        List<Leaving> leaving = oldest(now.minus(kept));
        try {
            export(leaving);
            trouble = null;
        } catch (IOException e) {
            trouble = sentence(e);
            LOG.warn(trouble);
            return 0;
        }
        return (int) leaving.stream().filter(this::remove).count();
    }

    /** Why nothing leaves, when the last export failed. */
    Optional<String> trouble() {
        return Optional.ofNullable(trouble);
    }

    private String sentence(IOException e) {
        return "Closed incidents stay in the store, since they cannot be exported to %s: %s. Make room there or make it writable; it is tried again every hour."
                .formatted(export.directory(), e);
    }

    /** What closed before opened before, and incidents are named by when they opened: nothing newer is read. */
    private List<Leaving> oldest(Instant before) {
        List<Leaving> found = new ArrayList<>();
        String end = Chronicle.endOf(before);
        List<Entry> page = store.scan(Space.INCIDENTS, "", end, PAGE);
        while (!page.isEmpty() && found.size() < AT_ONCE) {
            page.stream()
                    .filter(entry -> isOld(read(entry), before))
                    .limit(AT_ONCE - found.size())
                    .map(this::leaving)
                    .forEach(found::add);
            page = store.scan(Space.INCIDENTS, page.getLast().key() + Character.MIN_VALUE, end, PAGE);
        }
        return found;
    }

    private static Incident read(Entry entry) {
        return Json.read(entry.value(), Incident.class);
    }

    private boolean isOld(Incident incident, Instant before) {
        Instant closed = incident.times().closed();
        return incident.state() == State.CLOSED
                && closed != null
                && closed.isBefore(before)
                && store.scanPrefix(Space.OUTBOX, incident.id() + "/", 1).isEmpty();
    }

    private Leaving leaving(Entry entry) {
        return new Leaving(read(entry), entry.version(), incidents.timeline(entry.key()));
    }

    private void export(List<Leaving> leaving) throws IOException {
        Map<YearMonth, List<String>> months = new TreeMap<>();
        leaving.forEach(one ->
                months.computeIfAbsent(one.month(), month -> new ArrayList<>()).addAll(one.lines()));
        for (Map.Entry<YearMonth, List<String>> month : months.entrySet()) {
            export.append(month.getKey(), month.getValue());
        }
    }

    /** Refused when anything happened to it since it was read: then it is exported again, with that. */
    private boolean remove(Leaving leaving) {
        String rows = leaving.incident().id() + "/";
        removeSome(Space.SHELTERED, rows);
        removeSome(Space.MEMBERS, rows);
        Batch.Builder batch = Batch.batch()
                .expect(Space.INCIDENTS, leaving.incident().id(), leaving.version())
                .delete(Space.INCIDENTS, leaving.incident().id());
        List.of(Space.EVENTS, Space.MEMBERS, Space.SHELTERED)
                .forEach(space -> store.scanPrefix(space, rows, Integer.MAX_VALUE)
                        .forEach(row -> batch.delete(space, row.key())));
        leaving.timeline().forEach(event -> unlink(event, leaving.incident().id(), batch));
        return store.commitNow(batch.build()) instanceof Commit.Done;
    }

    /** A storm has a hundred thousand rows: a batch of them all would keep everybody's writes waiting. */
    private void removeSome(Space space, String prefix) {
        List<Entry> rows = store.scanPrefix(space, prefix, ROWS);
        while (rows.size() == ROWS) {
            Batch.Builder batch = Batch.batch();
            rows.forEach(row -> batch.delete(space, row.key()));
            store.commitNow(batch.build());
            rows = store.scanPrefix(space, prefix, ROWS);
        }
    }

    /** What another system calls it; a group's link may have gone on to a later incident, and has its own sweep. */
    private void unlink(Event event, String incident, Batch.Builder batch) {
        if (event.what() instanceof Happening.Linked linked) {
            String key = linked.source() + "/" + linked.reference();
            store.get(Space.LINKS, key)
                    .filter(link -> link.value().equals(incident))
                    .ifPresent(link -> batch.delete(Space.LINKS, key));
        }
    }
}
