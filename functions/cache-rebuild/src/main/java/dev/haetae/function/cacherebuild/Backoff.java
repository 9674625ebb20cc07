package dev.haetae.function.cacherebuild;

import io.smallrye.faulttolerance.api.CustomBackoffStrategy;
import java.util.concurrent.ThreadLocalRandom;

/** Doubles the delay up to 10 s and spreads it by ±20 % (R2, ordinary API). Each call that is retried has its own. */
final class Backoff implements CustomBackoffStrategy {

    private static final double SPREAD = 0.2;
    private static final long LONGEST_MILLIS = 10_000;

    private long nextMillis;

    @Override
    public void init(long initialDelayMillis) {
        nextMillis = initialDelayMillis;
    }

    @Override
    public long nextDelayInMillis(Throwable thrown) {
        long delay = Math.min(nextMillis, LONGEST_MILLIS);
        nextMillis = delay * 2;
        return Math.round(delay * ThreadLocalRandom.current().nextDouble(1 - SPREAD, 1 + SPREAD));
    }
}
