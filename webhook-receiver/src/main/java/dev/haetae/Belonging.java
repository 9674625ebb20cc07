package dev.haetae;

import dev.haetae.store.Batch;
import dev.haetae.store.Entry;
import dev.haetae.store.Json;
import dev.haetae.store.Space;
import dev.haetae.store.Store;
import dev.haetae.store.StoreUnavailable;
import java.util.Optional;

/**
 * Which cluster a store's incidents are about. What was decided in practice must never be gone on with in earnest, nor
 * what was decided for one cluster on another.
 */
record Belonging(String cluster, HaetaeConfig.Cluster.Kind kind) {

    private static final String KEY = "belonging";

    static Belonging of(HaetaeConfig config) {
        return new Belonging(config.cluster().name(), config.cluster().kind());
    }

    /** Marks a new store, or throws {@link StoreUnavailable} when it is another cluster's. */
    void claim(Store store) {
        Optional<Belonging> owner =
                store.get(Space.LEDGER, KEY).map(Entry::value).map(Belonging::read);
        if (owner.isEmpty()) {
            store.commitNow(
                    Batch.batch().put(Space.LEDGER, KEY, Json.write(this)).build());
        } else if (!owner.get().equals(this)) {
            throw new StoreUnavailable(
                    "This data directory belongs to the %s, and this receiver is to act on the %s. Set HAETAE_DATA_DIR to a directory of its own."
                            .formatted(owner.get().inWords(), inWords()));
        }
    }

    private static Belonging read(String stored) {
        return Json.read(stored, Belonging.class);
    }

    private String inWords() {
        return switch (kind) {
            case REAL -> "real cluster '" + cluster + "'";
            case SIMULATED -> "simulated cluster '" + cluster + "'";
        };
    }
}
