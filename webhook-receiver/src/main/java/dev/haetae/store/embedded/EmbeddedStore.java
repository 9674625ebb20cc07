package dev.haetae.store.embedded;

import dev.haetae.store.Batch;
import dev.haetae.store.Commit;
import dev.haetae.store.Copied;
import dev.haetae.store.Entry;
import dev.haetae.store.Space;
import dev.haetae.store.Store;
import dev.haetae.store.StoreUnavailable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.h2.mvstore.MVStoreException;

/**
 * Records in one file of one directory, for one process: what {@code make run} and a single receiver use. One thread
 * writes; see {@link Writer}.
 */
public final class EmbeddedStore implements Store {

    static final String FILE = "haetae.mv";

    private final FileKeeper keeper;
    private final Writer writer;
    private final Copying copying = new Copying();

    private EmbeddedStore(FileKeeper keeper) {
        this.keeper = keeper;
        this.writer = Writer.start(keeper);
    }

    /** Opens or creates the store, or throws {@link StoreUnavailable} with what to do. */
    public static EmbeddedStore open(Path directory) {
        return new EmbeddedStore(FileKeeper.open(directory, FILE));
    }

    @Override
    public CompletionStage<Commit> commit(Batch batch) {
        return writer.submit(batch);
    }

    @Override
    public Optional<Entry> get(Space space, String key) {
        return read(file -> file.get(space, key));
    }

    @Override
    public List<Entry> scan(Space space, String from, String to, int limit) {
        return read(file -> file.scan(space, from, to, limit));
    }

    @Override
    public List<Entry> scanBack(Space space, String before, int limit) {
        return read(file -> file.scanBack(space, before, limit));
    }

    private <T> T read(Function<DataFile, T> question) {
        // an interrupted thread that reads a file closes its channel, for everybody
        boolean interrupted = Thread.interrupted();
        try {
            return question.apply(keeper.file());
        } catch (MVStoreException e) {
            throw keeper.unreadable(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public Copied copyTo(Path file) {
        return read(present -> copying.copy(this::snapshot, file));
    }

    private Snapshot snapshot() {
        try {
            return writer.snapshot().join();
        } catch (CompletionException e) {
            throw new StoreUnavailable(e.getCause().getMessage(), e);
        }
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
