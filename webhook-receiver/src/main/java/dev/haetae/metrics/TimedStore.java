package dev.haetae.metrics;

import dev.haetae.store.Batch;
import dev.haetae.store.Commit;
import dev.haetae.store.Copied;
import dev.haetae.store.Entry;
import dev.haetae.store.Space;
import dev.haetae.store.Store;
import io.micrometer.core.instrument.Timer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A store whose commits are timed, from being handed over until they are durable: waiting in line and fsync included. */
public final class TimedStore implements Store {

    private static final List<Duration> BUCKETS = Stream.of(1, 2, 5, 10, 25, 50, 100, 250, 500, 1000, 4000)
            .map(Duration::ofMillis)
            .toList();

    private final Store store;
    private final Timer done;
    private final Timer conflict;
    private final Timer failed;

    public TimedStore(Store store, Meters meters) {
        this.store = store;
        this.done = timer(meters, "done");
        this.conflict = timer(meters, "conflict");
        this.failed = timer(meters, "failed");
    }

    private static Timer timer(Meters meters, String result) {
        return meters.timer("haetae.store.commit", "Until a commit is durable", BUCKETS, "result", result);
    }

    @Override
    public CompletionStage<Commit> commit(Batch batch) {
        long start = System.nanoTime();
        return store.commit(batch)
                .whenComplete((commit, failure) -> of(commit).record(System.nanoTime() - start, TimeUnit.NANOSECONDS));
    }

    private Timer of(Commit commit) {
        return switch (commit) {
            case Commit.Done written -> done;
            case Commit.Conflict other -> conflict;
            case null -> failed;
        };
    }

    @Override
    public Optional<Entry> get(Space space, String key) {
        return store.get(space, key);
    }

    @Override
    public List<Entry> scan(Space space, String from, String to, int limit) {
        return store.scan(space, from, to, limit);
    }

    @Override
    public List<Entry> scanBack(Space space, String before, int limit) {
        return store.scanBack(space, before, limit);
    }

    @Override
    public Copied copyTo(Path file) {
        return store.copyTo(file);
    }

    @Override
    public boolean exclusive() {
        return store.exclusive();
    }

    @Override
    public boolean writable() {
        return store.writable();
    }

    @Override
    public void close() {
        store.close();
    }
}
