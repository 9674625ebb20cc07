package dev.haetae.function.prometheus;

import io.smallrye.faulttolerance.api.CustomBackoffStrategy;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/**
 * Doubles the delay up to 10 s and spreads it by ±20 % (R2, ordinary API), which {@code @Retry}'s jitter cannot: that one
 * is an absolute number of milliseconds. Each call of a retried method gets its own instance.
 */
public final class Backoff implements CustomBackoffStrategy {

    private static final double SPREAD = 0.2;
    private static final long LONGEST_MILLIS = 10_000;

    private final RandomGenerator random;
    private long nextMillis;

    /** For SmallRye, which makes it by its class. */
    public Backoff() {
        this(ThreadLocalRandom.current());
    }

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    @Override
    public void init(long initialDelayMillis) {
        nextMillis = initialDelayMillis;
    }

    @Override
    public long nextDelayInMillis(Throwable thrown) {
        long delay = Math.min(nextMillis, LONGEST_MILLIS);
        nextMillis = delay * 2;
        return Math.round(delay * random.nextDouble(1 - SPREAD, 1 + SPREAD));
    }
}
