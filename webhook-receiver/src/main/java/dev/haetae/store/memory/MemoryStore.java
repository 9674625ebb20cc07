package dev.haetae.store.memory;

import dev.haetae.store.Batch;
import dev.haetae.store.Batch.Expectation;
import dev.haetae.store.Batch.Write;
import dev.haetae.store.Commit;
import dev.haetae.store.Copied;
import dev.haetae.store.Entry;
import dev.haetae.store.Space;
import dev.haetae.store.Store;
import dev.haetae.store.StoreUnavailable;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Records in memory, gone with the process. It may stand over another store: what it does not hold itself it reads from
 * there, and it never writes there.
 */
public final class MemoryStore implements Store {

    /** What stands here in place of what is below; a null value hides it. */
    private record Slot(long version, String value) {

        Optional<Entry> entry(String key) {
            return value == null ? Optional.empty() : Optional.of(new Entry(key, version, value));
        }
    }

    private final Map<Space, NavigableMap<String, Slot>> spaces = new EnumMap<>(Space.class);
    private final Store below;
    private final Set<Space> shown;
    private boolean closed;

    /** Empty at first. */
    public MemoryStore() {
        this(null, Set.of());
    }

    private MemoryStore(Store below, Set<Space> shown) {
        this.below = below;
        this.shown = shown;
        for (Space space : Space.values()) {
            spaces.put(space, new TreeMap<>());
        }
    }

    /** @param shown the spaces of {@code below} that are looked through to; of the others nothing is seen */
    public static MemoryStore over(Store below, Set<Space> shown) {
        return new MemoryStore(below, Set.copyOf(shown));
    }

    @Override
    public CompletionStage<Commit> commit(Batch batch) {
        try {
            return CompletableFuture.completedFuture(committed(batch));
        } catch (StoreUnavailable refused) {
            return CompletableFuture.failedFuture(refused);
        }
    }

    private synchronized Commit committed(Batch batch) {
        if (closed) {
            throw new StoreUnavailable("the store is closed");
        }
        for (Expectation expected : batch.expectations()) {
            if (versionOf(expected.space(), expected.key()) != expected.version()) {
                return new Commit.Conflict(expected.space(), expected.key());
            }
        }
        batch.writes().forEach(this::write);
        return new Commit.Done();
    }

    private void write(Write write) {
        long version = versionOf(write.space(), write.key());
        switch (write) {
            case Write.Put put -> put(put.space(), put.key(), version, put.value());
            case Write.PutIfAbsent put
            when version == Batch.ABSENT -> put(put.space(), put.key(), version, put.value());
            case Write.PutIfAbsent there -> {}
            case Write.Delete delete -> delete(delete.space(), delete.key());
        }
    }

    /** What lies below has to be hidden; anything else is simply gone. */
    private void delete(Space space, String key) {
        if (isShown(space)) {
            put(space, key, -1, null);
        } else {
            spaces.get(space).remove(key);
        }
    }

    private void put(Space space, String key, long version, String value) {
        spaces.get(space).put(key, new Slot(version + 1, value));
    }

    @Override
    public synchronized Optional<Entry> get(Space space, String key) {
        Slot slot = spaces.get(space).get(key);
        if (slot != null) {
            return slot.entry(key);
        }
        return isShown(space) ? below.get(space, key) : Optional.empty();
    }

    @Override
    public synchronized List<Entry> scan(Space space, String from, String to, int limit) {
        if (from.compareTo(to) >= 0) {
            return List.of();
        }
        NavigableMap<String, Slot> own = spaces.get(space).subMap(from, true, to, false);
        if (!isShown(space)) {
            return first(limit, own);
        }
        List<Entry> under = below.scan(space, from, to, atLeast(limit, own.size()));
        return first(limit, merged(under, own));
    }

    @Override
    public synchronized List<Entry> scanBack(Space space, String before, int limit) {
        NavigableMap<String, Slot> all = spaces.get(space);
        NavigableMap<String, Slot> own = before == null ? all : all.headMap(before, false);
        if (!isShown(space)) {
            return first(limit, own.descendingMap());
        }
        List<Entry> under = below.scanBack(space, before, atLeast(limit, own.size()));
        return first(limit, merged(under, own).descendingMap());
    }

    private boolean isShown(Space space) {
        return below != null && shown.contains(space);
    }

    /** As many as may be hidden are read on top, so that enough are left. */
    private static int atLeast(int limit, int hidden) {
        return (int) Math.min(Integer.MAX_VALUE, (long) limit + hidden);
    }

    private static NavigableMap<String, Slot> merged(List<Entry> under, NavigableMap<String, Slot> own) {
        NavigableMap<String, Slot> merged = new TreeMap<>();
        under.forEach(entry -> merged.put(entry.key(), new Slot(entry.version(), entry.value())));
        merged.putAll(own);
        return merged;
    }

    private static List<Entry> first(int limit, NavigableMap<String, Slot> slots) {
        return slots.entrySet().stream()
                .flatMap(slot -> slot.getValue().entry(slot.getKey()).stream())
                .limit(limit)
                .toList();
    }

    @Override
    public Copied copyTo(Path file) {
        throw new StoreUnavailable("what is only imagined is not kept");
    }

    @Override
    public boolean exclusive() {
        return true;
    }

    @Override
    public synchronized boolean writable() {
        return !closed;
    }

    /** What is below stays open: it is not ours. */
    @Override
    public synchronized void close() {
        closed = true;
    }
}
