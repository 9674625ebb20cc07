package dev.haetae.schedule;

import dev.haetae.store.Batch;
import dev.haetae.store.Commit;
import dev.haetae.store.Copied;
import dev.haetae.store.Entry;
import dev.haetae.store.Space;
import dev.haetae.store.Store;
import dev.haetae.store.StoreUnavailable;
import dev.haetae.store.memory.MemoryStore;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** Records in memory, with commits at which the process dies or the store cannot be written. */
public final class UnsteadyStore implements Store {

    /** What becomes of a commit. */
    public enum Fate {
        LOST_WITH_THE_PROCESS,
        KEPT_BUT_THE_PROCESS_DIES,
        NOT_TAKEN
    }

    private final Store records = new MemoryStore();
    private final boolean exclusive;
    private Fate fate;
    private int until;
    private Runnable between = () -> {};
    private Consumer<Fate> struck = what -> {};

    /** @param exclusive whether one receiver at a time uses it */
    public UnsteadyStore(boolean exclusive) {
        this.exclusive = exclusive;
    }

    /** So it goes with the commit after {@code others} more; null for as it should. */
    public void next(Fate newFate, int others) {
        fate = newFate;
        until = others;
    }

    /** Whoever wants to know when something went wrong. */
    public void struck(Consumer<Fate> newStruck) {
        struck = newStruck;
    }

    /** Whoever comes between a decision and its commit. */
    public void between(Runnable newBetween) {
        between = newBetween;
    }

    /** Nothing goes wrong meanwhile: whoever is at work would see it fail, and do it again. */
    public void steadily(Runnable work) {
        Fate later = fate;
        fate = null;
        work.run();
        fate = later;
    }

    @Override
    public CompletionStage<Commit> commit(Batch batch) {
        between.run();
        if (fate == null || until-- > 0) {
            return records.commit(batch);
        }
        Fate now = fate;
        fate = null;
        struck.accept(now);
        return switch (now) {
            case LOST_WITH_THE_PROCESS -> throw new Crash();
            case KEPT_BUT_THE_PROCESS_DIES -> {
                records.commitNow(batch);
                throw new Crash();
            }
            case NOT_TAKEN -> CompletableFuture.failedFuture(new StoreUnavailable("not now"));
        };
    }

    @Override
    public Optional<Entry> get(Space space, String key) {
        return records.get(space, key);
    }

    @Override
    public List<Entry> scan(Space space, String from, String to, int limit) {
        return records.scan(space, from, to, limit);
    }

    @Override
    public List<Entry> scanBack(Space space, String before, int limit) {
        return records.scanBack(space, before, limit);
    }

    @Override
    public Copied copyTo(Path file) {
        return records.copyTo(file);
    }

    @Override
    public boolean exclusive() {
        return exclusive;
    }

    @Override
    public boolean writable() {
        return true;
    }

    @Override
    public void close() {
        records.close();
    }
}
