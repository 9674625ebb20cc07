package dev.haetae.store.embedded;

import dev.haetae.store.Batch;
import dev.haetae.store.Commit;
import dev.haetae.store.Entry;
import dev.haetae.store.Space;
import dev.haetae.store.Store;
import dev.haetae.store.StoreUnavailable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.h2.mvstore.MVMap;

/**
 * Records in one file of one directory, for one process: what {@code make run} and a single receiver use. One thread
 * writes; see {@link Writer}.
 */
public final class EmbeddedStore implements Store {

    static final String FILE = "haetae.mv";

    private final Writer writer;

    private EmbeddedStore(Writer writer) {
        this.writer = writer;
    }

    /** Opens or creates the store, or throws {@link StoreUnavailable} with what to do. */
    public static EmbeddedStore open(Path directory) {
        return new EmbeddedStore(Writer.start(directory.toAbsolutePath().resolve(FILE)));
    }

    @Override
    public CompletionStage<Commit> commit(Batch batch) {
        return writer.submit(batch);
    }

    @Override
    public Optional<Entry> get(Space space, String key) {
        return Optional.ofNullable(map(space).get(key)).map(stored -> Versioned.entry(key, stored));
    }

    @Override
    public List<Entry> scan(Space space, String from, String to, int limit) {
        MVMap<String, byte[]> map = map(space);
        List<Entry> found = new ArrayList<>();
        var cursor = map.cursor(from);
        while (found.size() < limit && cursor.hasNext()) {
            String key = cursor.next();
            if (key.compareTo(to) >= 0) {
                break;
            }
            found.add(Versioned.entry(key, cursor.getValue()));
        }
        return found;
    }

    @Override
    public List<Entry> scanBack(Space space, String before, int limit) {
        MVMap<String, byte[]> map = map(space);
        List<Entry> found = new ArrayList<>();
        Iterator<String> keys = map.keyIteratorReverse(before == null ? map.lastKey() : map.lowerKey(before));
        while (found.size() < limit && keys.hasNext()) {
            String key = keys.next();
            Optional.ofNullable(map.get(key)).ifPresent(stored -> found.add(Versioned.entry(key, stored)));
        }
        return found;
    }

    private MVMap<String, byte[]> map(Space space) {
        return writer.file().map(space);
    }

    /** The lock on the file proves that an earlier process is gone. */
    @Override
    public boolean exclusive() {
        return true;
    }

    @Override
    public boolean writable() {
        return writer.healthy();
    }

    @Override
    public void close() {
        writer.close();
    }
}
