package dev.haetae.incident;

import dev.haetae.store.Batch;

/** An incident as read, with the version that compare-and-set guards. */
public record Stored(Incident incident, long version) {

    static Stored none() {
        return new Stored(null, Batch.ABSENT);
    }
}
