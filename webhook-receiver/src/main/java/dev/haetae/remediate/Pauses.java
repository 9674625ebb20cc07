package dev.haetae.remediate;

import dev.haetae.incident.Incident;
import dev.haetae.store.Batch;
import dev.haetae.store.Entry;
import dev.haetae.store.Json;
import dev.haetae.store.Space;
import dev.haetae.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The switches of automation, in the ledger that all receivers share. */
final class Pauses {

    private static final String PREFIX = "pause/";

    /** A switch as read. */
    record Read(String key, Optional<Pause> pause, long version) {

        void expect(Batch.Builder batch) {
            batch.expect(Space.LEDGER, key, version);
        }

        void write(Batch.Builder batch, Pause after) {
            batch.expect(Space.LEDGER, key, version).put(Space.LEDGER, key, Json.write(after));
        }
    }

    /** The switches that count for one incident; whoever decides by them expects them as they were read. */
    record Seen(List<Read> switches, Optional<Pause> pause) {

        void expect(Batch.Builder batch) {
            switches.forEach(read -> read.expect(batch));
        }
    }

    private final Store store;

    Pauses(Store store) {
        this.store = store;
    }

    /** Of all, then of the incident's service. */
    Seen of(Incident incident, Instant now) {
        List<Read> switches = Stream.concat(
                        Stream.of(at(null)), Optional.ofNullable(incident.service()).map(this::at).stream())
                .toList();
        return new Seen(
                switches,
                switches.stream()
                        .flatMap(read -> read.pause().stream())
                        .filter(pause -> pause.holds(now))
                        .findFirst());
    }

    Read at(String service) {
        return named(service == null ? PREFIX + "all" : PREFIX + "service/" + service);
    }

    Read named(String key) {
        Optional<Entry> entry = store.get(Space.LEDGER, key);
        return new Read(key, entry.map(Pauses::read), entry.map(Entry::version).orElse(Batch.ABSENT));
    }

    /** Those that pause anything at that time. */
    List<Pause> on(Instant now) {
        return store.scanPrefix(Space.LEDGER, PREFIX, Integer.MAX_VALUE).stream()
                .map(Pauses::read)
                .filter(pause -> pause.holds(now))
                .toList();
    }

    private static Pause read(Entry entry) {
        return Json.read(entry.value(), Pause.class);
    }
}
