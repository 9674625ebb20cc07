package dev.haetae.triage;

import dev.haetae.policy.Guardrails;
import dev.haetae.store.Batch;
import dev.haetae.store.Entry;
import dev.haetae.store.Json;
import dev.haetae.store.Space;
import dev.haetae.store.Store;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Storms as stored: whether one is on, which services failed lately, and the alerts that one shelters. */
final class Storms {

    private static final String NOW = "storm/now";
    private static final String LAST = "storm/last";
    private static final String WINDOW = "storm/window";

    private final Store store;

    Storms(Store store) {
        this.store = store;
    }

    /** An alert that a storm shelters: told in the umbrella incident's counts, and nowhere else. */
    record Sheltered(String service, String episode, boolean firing) {}

    /** When the last further service joined. */
    Instant lastService(Storm storm) {
        return store.get(Space.LEDGER, LAST)
                .map(entry -> Json.read(entry.value(), Instant.class))
                .filter(last -> last.isAfter(storm.since()))
                .orElse(storm.since());
    }

    /** The storm that is on, with the version that whoever builds upon it has to expect. */
    record Current(Storm storm, long version) {}

    /** Whether a storm is on, with the version that whoever begins one has to expect. */
    record Look(Optional<Current> current, long version) {}

    Look look() {
        Optional<Entry> entry = store.get(Space.LEDGER, NOW);
        Optional<Current> current = entry.map(
                        found -> new Current(Json.read(found.value(), Storm.class), found.version()))
                .filter(found -> !found.storm().over());
        return new Look(current, entry.map(Entry::version).orElse(Batch.ABSENT));
    }

    Optional<Current> current() {
        return look().current();
    }

    /** The window with one more service, and the write that makes it so: who opens incidents does so one by one. */
    record Opened(StormWindow window, Consumer<Batch.Builder> write) {

        boolean isStorm(Guardrails.Storm limits) {
            return window.services() > limits.services();
        }
    }

    Opened opening(String service, String incident, Instant at, Guardrails.Storm limits) {
        Optional<Entry> stored = store.get(Space.LEDGER, WINDOW);
        StormWindow before = stored.map(entry -> Json.read(entry.value(), StormWindow.class))
                .orElseGet(() -> new StormWindow(Map.of()));
        StormWindow after = before.with(incident, new StormWindow.Opening(at, service), limits.within());
        long version = stored.map(Entry::version).orElse(Batch.ABSENT);
        return new Opened(
                after,
                batch -> batch.expect(Space.LEDGER, WINDOW, version).put(Space.LEDGER, WINDOW, Json.write(after)));
    }

    Consumer<Batch.Builder> begin(Look look, Storm storm) {
        return batch -> batch.expect(Space.LEDGER, NOW, look.version()).put(Space.LEDGER, NOW, Json.write(storm));
    }

    /** Marked, not deleted: versions of this key never come again, so nobody shelters anything under a storm that is over. */
    Consumer<Batch.Builder> end(Current current) {
        return batch -> batch.expect(Space.LEDGER, NOW, current.version())
                .put(Space.LEDGER, NOW, Json.write(current.storm().ended()))
                .delete(Space.LEDGER, WINDOW);
    }

    /**
     * Puts the alert under the umbrella, while the storm is on. Hundreds do so at once, so none of them writes what the
     * others expect: that a service joined is a note of its own, which may be overwritten.
     */
    Consumer<Batch.Builder> shelter(Current current, Episode episode, Instant at) {
        String umbrella = current.storm().umbrella();
        Consumer<Batch.Builder> row =
                row(umbrella, episode, true).andThen(batch -> batch.expect(Space.LEDGER, NOW, current.version()));
        String service = prefix(umbrella, episode.alert().service());
        return store.scanPrefix(Space.SHELTERED, service, 1).isEmpty()
                ? row.andThen(batch -> batch.put(Space.LEDGER, LAST, Json.write(at)))
                : row;
    }

    Consumer<Batch.Builder> row(String umbrella, Episode episode, boolean firing) {
        String service = episode.alert().service();
        Sheltered sheltered = new Sheltered(service, episode.key(), firing);
        return batch -> batch.put(Space.SHELTERED, prefix(umbrella, service) + episode.key(), Json.write(sheltered));
    }

    /** Whether the episode is told as part of a storm, and no incident of its own. */
    boolean shelters(Episode episode) {
        return episode.incident() != null
                && store.get(
                                Space.SHELTERED,
                                prefix(episode.incident(), episode.alert().service()) + episode.key())
                        .isPresent();
    }

    List<Sheltered> all(String umbrella) {
        return store.scanPrefix(Space.SHELTERED, umbrella + "/", Integer.MAX_VALUE).stream()
                .map(entry -> Json.read(entry.value(), Sheltered.class))
                .toList();
    }

    private static String prefix(String umbrella, String service) {
        return umbrella + "/" + service.replace('/', '_') + "/";
    }
}
