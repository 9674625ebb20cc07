package dev.haetae.store.embedded;

import dev.haetae.store.Batch;
import dev.haetae.store.Commit;
import dev.haetae.store.Entry;
import dev.haetae.store.Space;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.StringDataType;

/** The open file: applies batches in memory, and makes everything applied so far durable at once. */
final class DataFile implements AutoCloseable {

    /** Written to find out whether writing works; holds nothing that anybody reads. */
    private static final String PROOF = "PROOF";

    /** There as long as a copy lacks anything: its first commits would pass for a whole store. */
    private static final String UNFINISHED = "UNFINISHED";

    private final MVStore store;
    private final Compaction compaction;
    private final Map<Space, MVMap<String, byte[]>> maps = new EnumMap<>(Space.class);

    DataFile(MVStore store) {
        this.store = store;
        this.compaction = new Compaction(store);
        for (Space space : Space.values()) {
            maps.put(space, open(space.name()));
        }
    }

    private MVMap<String, byte[]> open(String name) {
        return store.openMap(
                name,
                new MVMap.Builder<String, byte[]>()
                        .keyType(StringDataType.INSTANCE)
                        .valueType(ByteArrayDataType.INSTANCE));
    }

    Optional<Entry> get(Space space, String key) {
        return reading(() -> Optional.ofNullable(maps.get(space).get(key)).map(stored -> Versioned.entry(key, stored)));
    }

    List<Entry> scan(Space space, String from, String to, int limit) {
        return reading(() -> {
            List<Entry> found = new ArrayList<>();
            Cursor<String, byte[]> cursor = maps.get(space).cursor(from);
            while (found.size() < limit && cursor.hasNext() && cursor.next().compareTo(to) < 0) {
                found.add(Versioned.entry(cursor.getKey(), cursor.getValue()));
            }
            return found;
        });
    }

    List<Entry> scanBack(Space space, String before, int limit) {
        return reading(() -> {
            List<Entry> found = new ArrayList<>();
            // not lowerKey(): its null, nothing lower, would mean the last to the cursor
            Cursor<String, byte[]> cursor = maps.get(space).cursor(before, null, true);
            while (found.size() < limit && cursor.hasNext()) {
                String key = cursor.next();
                if (!key.equals(before)) {
                    found.add(Versioned.entry(key, cursor.getValue()));
                }
            }
            return found;
        });
    }

    /** Holds on to the version being read: its space would be written over a few commits later. */
    private <T> T reading(Supplier<T> question) {
        MVStore.TxCounter version = store.registerVersionUsage();
        try {
            return question.get();
        } finally {
            store.deregisterVersionUsage(version);
        }
    }

    /** Applies a batch to what is in memory; not durable before {@link #makeDurable}. */
    Commit apply(Batch batch) {
        for (Batch.Expectation expected : batch.expectations()) {
            if (Versioned.version(maps.get(expected.space()).get(expected.key())) != expected.version()) {
                return new Commit.Conflict(expected.space(), expected.key());
            }
        }
        batch.writes().forEach(this::write);
        return new Commit.Done();
    }

    private void write(Batch.Write write) {
        MVMap<String, byte[]> map = maps.get(write.space());
        switch (write) {
            case Batch.Write.Put put -> {
                long version = Versioned.version(map.get(put.key())) + 1;
                map.put(put.key(), Versioned.bytes(version, put.value()));
            }
            case Batch.Write.PutIfAbsent put -> map.putIfAbsent(put.key(), Versioned.bytes(1, put.value()));
            case Batch.Write.Delete delete -> map.remove(delete.key());
        }
    }

    /** {@code commit} alone leaves the chunk in the operating system's cache; {@code sync} is the fsync. */
    void makeDurable() {
        store.commit();
        store.sync();
        // sync() passes over a channel that an interrupted reader has closed; this does not
        store.getFileStore().readFully(null, 0, 1);
    }

    /** Counts what was made durable; a commit of the file is one more. */
    long version() {
        return store.getCurrentVersion();
    }

    /** Throws when the disk does not take writes. Twice, so that no forgotten chunk has a version as high. */
    void prove() {
        proveOnce(0);
        proveOnce(1);
    }

    private void proveOnce(int turn) {
        open(PROOF).put(PROOF, new byte[] {(byte) turn});
        makeDurable();
    }

    /** As it is now; see {@link Snapshot}. */
    Snapshot snapshot() {
        return new Snapshot(store, maps);
    }

    /** A record of another file, as it is there. */
    void take(Space space, String key, byte[] stored) {
        maps.get(space).put(key, stored);
    }

    /** From here on it says of itself that it is not all there. */
    void begin() {
        open(UNFINISHED).put(UNFINISHED, new byte[0]);
        makeDurable();
    }

    void end() {
        store.removeMap(UNFINISHED);
        makeDurable();
    }

    static boolean isUnfinished(MVStore store) {
        return store.hasMap(UNFINISHED);
    }

    void compact() {
        if (compaction.rewrite()) {
            makeDurable();
        }
    }

    /** One step towards a small file. What is outdated keeps its space for as many versions as one could go back to. */
    void shrink() {
        if (compaction.rewriteMore()) {
            makeDurable();
        }
        for (int version = 0; version <= store.getVersionsToKeep(); version++) {
            proveOnce(version);
        }
        compaction.fillHoles();
        makeDurable();
    }

    boolean isWasteful() {
        return compaction.isWasteful();
    }

    long size() {
        return compaction.size();
    }

    void abandon() {
        store.closeImmediately();
    }

    @Override
    public void close() {
        store.close();
    }
}
