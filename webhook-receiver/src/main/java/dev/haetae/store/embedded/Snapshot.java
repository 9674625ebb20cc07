package dev.haetae.store.embedded;

import dev.haetae.store.Space;
import java.util.EnumMap;
import java.util.Map;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;

/** The records as they are between two batches, for as long as it is not closed; writes go on meanwhile. */
final class Snapshot implements AutoCloseable {

    /** A commit now and then, so that what is copied need not fit into memory. */
    private static final int RECORDS_PER_COMMIT = 10_000;

    private final MVStore store;
    private final MVStore.TxCounter version;
    private final Map<Space, MVMap<String, byte[]>> maps = new EnumMap<>(Space.class);

    /** To be called by the thread that writes, when nothing is half applied. */
    Snapshot(MVStore store, Map<Space, MVMap<String, byte[]>> present) {
        this.store = store;
        this.version = store.registerVersionUsage();
        present.forEach((space, map) -> maps.put(space, map.openVersion(store.getCurrentVersion())));
    }

    /** Copies every record with its version, so that what was decided upon it can still be committed. */
    Map<Space, Long> copyInto(DataFile copy) {
        Map<Space, Long> records = new EnumMap<>(Space.class);
        copy.begin();
        maps.forEach((space, map) -> records.put(space, copy(space, map, copy)));
        copy.end();
        return records;
    }

    private static long copy(Space space, MVMap<String, byte[]> from, DataFile copy) {
        long count = 0;
        Cursor<String, byte[]> cursor = from.cursor(null);
        while (cursor.hasNext()) {
            copy.take(space, cursor.next(), cursor.getValue());
            count++;
            if (count % RECORDS_PER_COMMIT == 0) {
                copy.makeDurable();
            }
        }
        return count;
    }

    @Override
    public void close() {
        store.deregisterVersionUsage(version);
    }
}
