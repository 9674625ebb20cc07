package dev.haetae.simulate;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Where imagining is done in a process that has real alerts to decide: one thing at a time, on a thread of the operating
 * system's, few in the queue, and none for ever (R5; replays are analytics). On virtual threads it would keep triage
 * waiting, for what computes there gives way to nobody.
 */
public final class Workbench implements AutoCloseable {

    private static final int WAITING = 4;

    private final ExecutorService thread =
            new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), Workbench::thread);

    /** Nothing came of it; what asked may ask again later, or for less. */
    public static final class TooMuch extends RuntimeException {

        TooMuch(String message) {
            super(message);
        }
    }

    private static Thread thread(Runnable work) {
        return Thread.ofPlatform().name("haetae-imagining").daemon().unstarted(work);
    }

    /** Waits for its turn and for the answer, both within the limit; throws {@link TooMuch} otherwise. */
    public <T> T within(Duration limit, Callable<T> work) {
        Future<T> answer = submitted(work);
        try {
            return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new TooMuch("it was not done within %d s; ask for less, or again when less is going on"
                    .formatted(limit.toSeconds()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TooMuch("it was interrupted");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private <T> Future<T> submitted(Callable<T> work) {
        try {
            return thread.submit(work);
        } catch (RejectedExecutionException e) {
            throw new TooMuch("%d others are being imagined already".formatted(WAITING + 1));
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
