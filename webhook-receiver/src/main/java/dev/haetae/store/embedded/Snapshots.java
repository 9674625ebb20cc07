package dev.haetae.store.embedded;

import dev.haetae.store.StoreUnavailable;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Who wants a snapshot; the thread that writes gives it between two writes. */
final class Snapshots {

    private final Queue<CompletableFuture<Snapshot>> asked = new ConcurrentLinkedQueue<>();

    CompletableFuture<Snapshot> ask() {
        CompletableFuture<Snapshot> answer = new CompletableFuture<>();
        asked.add(answer);
        return answer;
    }

    void give(FileKeeper keeper) {
        for (CompletableFuture<Snapshot> next = asked.poll(); next != null; next = asked.poll()) {
            try {
                next.complete(keeper.snapshot());
            } catch (RuntimeException e) {
                next.completeExceptionally(e);
            }
        }
    }

    void refuse(StoreUnavailable why) {
        for (CompletableFuture<Snapshot> late = asked.poll(); late != null; late = asked.poll()) {
            late.completeExceptionally(why);
        }
    }
}
