package dev.haetae.triage;

import dev.haetae.inbox.Delivery;
import dev.haetae.policy.Alert;
import dev.haetae.policy.Because;
import dev.haetae.policy.Policies;
import dev.haetae.store.Batch;
import dev.haetae.store.Json;
import dev.haetae.store.Space;
import dev.haetae.store.Store;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The firing alerts that may silence others (I9), indexed by rule and equal labels, so that a storm stays linear. */
public final class Causes {

    /** An alert never silences itself, so one more than one is enough to find another. */
    private static final int ENOUGH = 2;

    private final Store store;
    private final Policies policies;

    public Causes(Store store, Policies policies) {
        this.store = store;
        this.policies = policies;
    }

    void add(Batch.Builder batch, Episode episode) {
        String name = Json.write(episode.alert().name());
        keys(episode).forEach(key -> batch.put(Space.CAUSES, key, name));
    }

    void remove(Batch.Builder batch, Episode episode) {
        keys(episode).forEach(key -> batch.delete(Space.CAUSES, key));
    }

    /** Where the alert is found by what it silences. */
    Set<String> keys(Episode episode) {
        return policies.causes(episode.alert()).stream()
                .map(link -> Delivery.hash(link.key()) + "/" + episode.key())
                .collect(Collectors.toSet());
    }

    static String episodeOf(String key) {
        return key.substring(key.indexOf('/') + 1);
    }

    /** Why the alert is silenced now, if it is. */
    public Optional<Because> silencing(Alert alert, String episodeKey) {
        return policies.symptoms(alert).stream()
                .flatMap(link -> another(Delivery.hash(link.key()) + "/", episodeKey).map(link::because).stream())
                .findFirst();
    }

    private Optional<String> another(String prefix, String episodeKey) {
        return store.scanPrefix(Space.CAUSES, prefix, ENOUGH).stream()
                .filter(entry -> !entry.key().equals(prefix + episodeKey))
                .map(entry -> Json.read(entry.value(), String.class))
                .findFirst();
    }
}
