package dev.haetae.store.embedded;

import dev.haetae.store.Batch;
import dev.haetae.store.Commit;
import dev.haetae.store.StoreUnavailable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The one thread that writes. It applies whatever batches wait, makes them durable together with one fsync (group
 * commit), and only then answers each.
 */
final class Writer {

    private static final Logger LOG = Logger.getLogger(Writer.class);
    private static final int WAITING = 10_000;
    private static final int GROUP = 1_000;
    private static final long IDLE_MILLIS = 200;
    private static final long CLOSING_SECONDS = 10;

    private record Waiting(Batch batch, CompletableFuture<Commit> answer) {}

    private final FileKeeper keeper;
    private final Housekeeping housekeeping;
    private final BlockingQueue<Waiting> queue = new LinkedBlockingQueue<>(WAITING);
    private final Snapshots snapshots = new Snapshots();
    private final Thread thread;
    private volatile boolean closing;
    private volatile boolean stopped;

    private Writer(FileKeeper keeper) {
        this.keeper = keeper;
        this.housekeeping = new Housekeeping(keeper);
        this.thread = Thread.ofPlatform().name("haetae-store").daemon().unstarted(this::run);
    }

    static Writer start(FileKeeper keeper) {
        Writer writer = new Writer(keeper);
        writer.thread.start();
        return writer;
    }

    CompletionStage<Commit> submit(Batch batch) {
        CompletableFuture<Commit> answer = new CompletableFuture<>();
        if (closing) {
            answer.completeExceptionally(closed());
        } else if (!queue.offer(new Waiting(batch, answer))) {
            answer.completeExceptionally(
                    new StoreUnavailable("%d commits are waiting for the disk; try again later.".formatted(WAITING)));
        } else if (stopped) {
            // it went into the queue after the writer had looked for the last time
            refuseRest();
        }
        return answer;
    }

    /** The records as they are between two batches; whoever gets it closes it. */
    CompletableFuture<Snapshot> snapshot() {
        CompletableFuture<Snapshot> answer = snapshots.ask();
        wake();
        if (stopped) {
            refuseRest();
        }
        return answer;
    }

    private static StoreUnavailable closed() {
        return new StoreUnavailable("The store is closed.");
    }

    boolean healthy() {
        return keeper.healthy() && !closing;
    }

    private void run() {
        try {
            List<Waiting> group = new ArrayList<>();
            while (!closing || !queue.isEmpty()) {
                turn(group);
            }
        } finally {
            closing = true;
            keeper.close();
            stopped = true;
            refuseRest();
        }
    }

    private void turn(List<Waiting> group) {
        group.clear();
        if (await(group)) {
            write(group);
            snapshots.give(keeper);
            housekeeping.afterCommit();
        } else {
            keeper.check();
            snapshots.give(keeper);
            housekeeping.whenIdle();
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
            LOG.debug("Nobody has reason to interrupt the store's thread; it ends by close()", e);
            return false;
        }
    }

    private void write(List<Waiting> group) {
        try {
            List<Commit> results =
                    keeper.write(group.stream().map(Waiting::batch).toList());
            for (int i = 0; i < group.size(); i++) {
                group.get(i).answer().complete(results.get(i));
            }
        } catch (StoreUnavailable refused) {
            refuse(group, refused);
        } catch (RuntimeException | Error e) {
            // whoever waits must hear of it, whatever it is
            refuse(group, new StoreUnavailable("The store failed: " + e, e));
        }
    }

    private static void refuse(List<Waiting> group, StoreUnavailable why) {
        group.forEach(waiting -> waiting.answer().completeExceptionally(why));
    }

    private void refuseRest() {
        for (Waiting late = queue.poll(); late != null; late = queue.poll()) {
            late.answer().completeExceptionally(closed());
        }
        snapshots.refuse(closed());
    }

    /** Writes what waits, then closes the file; a disk that hangs is left to the end of the process. */
    void close() {
        closing = true;
        wake();
        try {
            // never by interrupt: it would close the file's channel in the middle of a write
            if (!thread.join(Duration.ofSeconds(CLOSING_SECONDS))) {
                LOG.warnf("The disk still writes after %d s; what was acknowledged is there", CLOSING_SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void wake() {
        boolean woken = queue.offer(new Waiting(Batch.batch().build(), new CompletableFuture<>()));
        LOG.debugf("The store's thread %s", woken ? "was woken" : "is at work");
    }
}
