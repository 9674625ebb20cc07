package dev.haetae.scenarios;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/**
 * Plays several at a time, each on a stage of its own, since each of them mostly waits.
 *
 * @param <P> what is played
 * @param <R> what comes of it
 */
final class Plays<P, R> {

    /** As many as two slow cores bear. */
    private static final int AT_ONCE = 8;

    private final Map<P, CompletableFuture<R>> plays = new ConcurrentHashMap<>();

    /** Begins with all of them, unless that was done. */
    synchronized void begin(List<P> all, Function<P, R> how) {
        if (plays.isEmpty()) {
            ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
            all.forEach(one -> plays.put(one, CompletableFuture.supplyAsync(() -> how.apply(one), threads)));
            threads.shutdown();
        }
    }

    /** Waits for its end, and fails as it did. */
    R of(P one) {
        try {
            return plays.get(one).join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof AssertionError assertion) {
                throw assertion;
            }
            throw failed;
        }
    }
}
