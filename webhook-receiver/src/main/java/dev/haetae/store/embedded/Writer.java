package dev.haetae.store.embedded;

import dev.haetae.store.Batch;
import dev.haetae.store.Commit;
import dev.haetae.store.StoreUnavailable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.MVStoreException;
import org.jboss.logging.Logger;

/**
 * The one thread that writes. It applies whatever batches wait, makes them durable together with one fsync (group
 * commit), and only then answers each. When the disk fails it forgets what was not durable, refuses, and opens the file
 * again once writing may work.
 */
final class Writer {

    private static final Logger LOG = Logger.getLogger(Writer.class);
    private static final int WAITING = 10_000;
    private static final int GROUP = 1_000;
    private static final long IDLE_MILLIS = 200;
    private static final int COMMITS_BETWEEN_COMPACTIONS = 2_000;

    private record Waiting(Batch batch, CompletableFuture<Commit> answer) {}

    private final Path path;
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>(WAITING);
    private final Thread thread;
    private volatile DataFile file;
    private volatile String trouble;
    private volatile boolean closing;
    private int commitsSinceCompaction;

    private Writer(Path path, DataFile file) {
        this.path = path;
        this.file = file;
        this.thread = Thread.ofPlatform().name("haetae-store").daemon().unstarted(this::run);
    }

    static Writer start(Path path) {
        Writer writer = new Writer(path, DataFile.open(path));
        writer.thread.start();
        return writer;
    }

    CompletionStage<Commit> submit(Batch batch) {
        CompletableFuture<Commit> answer = new CompletableFuture<>();
        if (closing) {
            answer.completeExceptionally(new StoreUnavailable("The store is closing."));
        } else if (!queue.offer(new Waiting(batch, answer))) {
            answer.completeExceptionally(
                    new StoreUnavailable("%d commits are waiting for the disk; try again later.".formatted(WAITING)));
        }
        return answer;
    }

    DataFile file() {
        return file;
    }

    boolean healthy() {
        return trouble == null && !closing;
    }

    private void run() {
        List<Waiting> group = new ArrayList<>();
        while (!closing || !queue.isEmpty()) {
            group.clear();
            if (await(group)) {
                write(group);
            } else if (commitsSinceCompaction > 0) {
                compact();
            }
            if (commitsSinceCompaction > COMMITS_BETWEEN_COMPACTIONS) {
                compact();
            }
        }
    }

    private boolean await(List<Waiting> group) {
        try {
            Waiting first = queue.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS);
            if (first == null) {
                return false;
            }
            group.add(first);
            queue.drainTo(group, GROUP - 1);
            return true;
        } catch (InterruptedException e) {
            closing = true;
            return false;
        }
    }

    private void write(List<Waiting> group) {
        try {
            reopenAfterTrouble();
            List<Commit> results =
                    group.stream().map(waiting -> file.apply(waiting.batch())).toList();
            file.makeDurable();
            commitsSinceCompaction++;
            for (int i = 0; i < group.size(); i++) {
                group.get(i).answer().complete(results.get(i));
            }
        } catch (MVStoreException | IllegalStateException | StoreUnavailable e) {
            fail(group, e);
        }
    }

    private void reopenAfterTrouble() {
        if (trouble != null) {
            file = DataFile.open(path);
            LOG.infof("The store is writable again; what was acknowledged is there (was: %s)", trouble);
            trouble = null;
        }
    }

    private void fail(List<Waiting> group, RuntimeException e) {
        if (trouble == null) {
            LOG.errorf(e, "The store cannot write; alerts are refused with 503 until it can");
            file.abandon();
        }
        trouble = e.getMessage();
        StoreUnavailable refusal = e instanceof StoreUnavailable unavailable
                ? unavailable
                : new StoreUnavailable("The store cannot write: " + e.getMessage(), e);
        group.forEach(waiting -> waiting.answer().completeExceptionally(refusal));
    }

    private void compact() {
        commitsSinceCompaction = 0;
        try {
            if (trouble == null) {
                file.compact();
            }
        } catch (MVStoreException | IllegalStateException e) {
            fail(List.of(), e);
        }
    }

    void close() {
        // never by interrupt: it would close the file's channel in the middle of a write
        closing = true;
        try {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (trouble == null) {
            file.close();
        }
    }
}
