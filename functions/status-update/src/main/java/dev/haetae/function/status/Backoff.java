package dev.haetae.function.status;

import io.smallrye.faulttolerance.api.CustomBackoffStrategy;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;

/**
 * Doubles the delay up to 30 s and spreads it by ±20 % (R2, external API), and never comes back before the peer wants
 * it. Each call of a retried method gets its own instance.
 */
public final class Backoff implements CustomBackoffStrategy {

    private static final double SPREAD = 0.2;
    private static final long LONGEST_MILLIS = 30_000;

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
        long spread = Math.round(delay * random.nextDouble(1 - SPREAD, 1 + SPREAD));
        return thrown instanceof Trouble trouble
                ? Math.max(spread, trouble.patience().toMillis())
                : spread;
    }
}
