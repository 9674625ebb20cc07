package dev.haetae.function.cacherebuild;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A moment on a clock that nobody can set.
 *
 * @param nanos by {@link System#nanoTime()}
 */
record Deadline(long nanos) {

    static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    Deadline plus(Duration more) {
        return new Deadline(nanos + more.toNanos());
    }

    boolean isOver() {
        return left() <= 0;
    }

    /** Rests until then; not at all when it is over. */
    void await() throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(left());
    }

    private long left() {
        return nanos - System.nanoTime();
    }
}
