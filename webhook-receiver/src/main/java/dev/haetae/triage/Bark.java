package dev.haetae.triage;

import dev.haetae.inbox.Delivery;
import dev.haetae.store.Batch;
import dev.haetae.store.Json;
import dev.haetae.store.Space;
import dev.haetae.store.Store;

/**
 * The last word of a source about its Watchdog.
 *
 * @param over it was said to be resolved
 */
record Bark(boolean over) {

    private static final String PREFIX = "watchdog/";

    static Bark of(Delivery delivery) {
        return new Bark(!delivery.isFiring());
    }

    void write(Batch.Builder batch, String source) {
        batch.put(Space.LEDGER, PREFIX + source, Json.write(this));
    }

    /** False where nothing was ever heard of one. */
    static boolean isOver(Store store, String source) {
        return store.get(Space.LEDGER, PREFIX + source)
                .filter(entry -> Json.read(entry.value(), Bark.class).over())
                .isPresent();
    }
}
