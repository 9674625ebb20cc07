package dev.haetae.store.embedded;

import dev.haetae.store.Batch;
import dev.haetae.store.Commit;
import dev.haetae.store.Space;
import dev.haetae.store.StoreUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVMap;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.type.ByteArrayDataType;
import org.h2.mvstore.type.StringDataType;

/** The open file: applies batches in memory, and makes everything applied so far durable at once. */
final class DataFile implements AutoCloseable {

    /** Below this share of live data a chunk is written anew; small commits would bloat the file otherwise. */
    private static final int FILL_RATE = 60;

    private static final int COMPACTION_BYTES = 8 << 20;

    private final MVStore store;
    private final Map<Space, MVMap<String, byte[]>> maps = new EnumMap<>(Space.class);

    private DataFile(MVStore store) {
        this.store = store;
        for (Space space : Space.values()) {
            var strings = new MVMap.Builder<String, byte[]>()
                    .keyType(StringDataType.INSTANCE)
                    .valueType(ByteArrayDataType.INSTANCE);
            maps.put(space, store.openMap(space.name(), strings));
        }
    }

    static DataFile open(Path file) {
        try {
            Files.createDirectories(file.getParent());
            // auto-commit would write half a transition behind the writer's back
            return new DataFile(new MVStore.Builder()
                    .fileName(file.toString())
                    .autoCommitDisabled()
                    .open());
        } catch (IOException e) {
            throw new StoreUnavailable("Cannot create " + file.getParent() + ": " + e.getMessage(), e);
        } catch (MVStoreException e) {
            throw new StoreUnavailable(whatToDo(file, e), e);
        }
    }

    private static String whatToDo(Path file, MVStoreException e) {
        return switch (e.getErrorCode()) {
            case DataUtils.ERROR_FILE_LOCKED ->
                "Another process uses %s. One receiver owns a directory: stop the other one, or set HAETAE_DATA_DIR to a directory of its own."
                        .formatted(file);
            case DataUtils.ERROR_FILE_CORRUPT, DataUtils.ERROR_UNSUPPORTED_FORMAT, DataUtils.ERROR_CHUNK_NOT_FOUND ->
                "%s is damaged or was not written by Haetae (%s). Nothing was changed. Put a backup in its place, or move it away to start empty: alerts still firing come again."
                        .formatted(file, e.getMessage());
            default ->
                "Cannot open %s: %s. Check the disk and the directory's permissions.".formatted(file, e.getMessage());
        };
    }

    MVMap<String, byte[]> map(Space space) {
        return maps.get(space);
    }

    /** Applies a batch to what is in memory; not durable before {@link #makeDurable}. */
    Commit apply(Batch batch) {
        for (Batch.Expectation expected : batch.expectations()) {
            if (Versioned.version(map(expected.space()).get(expected.key())) != expected.version()) {
                return new Commit.Conflict(expected.space(), expected.key());
            }
        }
        batch.writes().forEach(this::write);
        return new Commit.Done();
    }

    private void write(Batch.Write write) {
        MVMap<String, byte[]> map = map(write.space());
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
    }

    void compact() {
        if (store.compact(FILL_RATE, COMPACTION_BYTES)) {
            makeDurable();
        }
    }

    void abandon() {
        store.closeImmediately();
    }

    @Override
    public void close() {
        store.close();
    }
}
