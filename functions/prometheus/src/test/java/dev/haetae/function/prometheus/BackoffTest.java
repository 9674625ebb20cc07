package dev.haetae.function.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Percentage JITTER = Percentage.withPercentage(20);

    private final Backoff backoff = new Backoff(new SplittableRandom(7));

    @Test
    void doublesFromHalfASecondToTenSeconds() {
        backoff.init(500);

        assertThat(next()).isCloseTo(500, JITTER);
        assertThat(next()).isCloseTo(1_000, JITTER);
        for (int more = 0; more < 10; more++) {
            next();
        }
        assertThat(next()).isCloseTo(10_000, JITTER);
    }

    private long next() {
        return backoff.nextDelayInMillis(new IllegalStateException());
    }
}
