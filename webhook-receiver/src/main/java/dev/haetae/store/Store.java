package dev.haetae.store;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * The one port to whatever keeps Haetae's records. Reads may show a batch shortly before it is durable; a stage of
 * {@link #commit} completes only after, and batches are applied in order. So whoever commits before acting outside
 * (and everyone does: a claim, a started action) never acts upon what a crash could take back.
 */
public interface Store extends AutoCloseable {

    /**
     * Applies the batch atomically. The stage completes when it is durable, fails with {@link StoreUnavailable} when it
     * could not be written, and is answered with {@link Commit.Conflict} when an expectation did not hold. What hangs
     * on the stage may run in the thread that writes for everybody: it must not wait, least of all for a commit.
     */
    CompletionStage<Commit> commit(Batch batch);

    /** As {@link #commit}, waiting for the answer; for virtual threads. */
    default Commit commitNow(Batch batch) {
        try {
            return commit(batch).toCompletableFuture().join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof StoreUnavailable unavailable) {
                throw unavailable;
            }
            throw e;
        }
    }

    /** The entry, if there; as every read it throws {@link StoreUnavailable} when the records cannot be read. */
    Optional<Entry> get(Space space, String key);

    /** Entries with {@code from <= key < to}, in ascending order of keys. */
    List<Entry> scan(Space space, String from, String to, int limit);

    /** Entries with {@code key < before}, in descending order; {@code before} null starts at the last. */
    List<Entry> scanBack(Space space, String before, int limit);

    default List<Entry> scanPrefix(Space space, String prefix, int limit) {
        return scan(space, prefix, prefix + Character.MAX_VALUE, limit);
    }

    default long versionOf(Space space, String key) {
        return get(space, key).map(Entry::version).orElse(Batch.ABSENT);
    }

    /**
     * Writes all records as they are between two batches, each with its version, to a new file that an embedded store
     * opens; commits go on meanwhile. Throws {@link StoreUnavailable} when there is such a file already or it cannot be
     * written, and leaves none behind then.
     */
    Copied copyTo(Path file);

    /** Whether no other process can be using these records: then leases of an earlier process are void. */
    boolean exclusive();

    /** Whether a write would be taken now; for readiness. */
    boolean writable();

    @Override
    void close();
}
