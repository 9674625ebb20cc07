package dev.haetae.function.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.SplittableRandom;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Percentage JITTER = Percentage.withPercentage(20);

    private final Backoff backoff = new Backoff(new SplittableRandom(7));

    @Test
    void doublesFromASecondToHalfAMinute() {
        backoff.init(1_000);

        assertThat(next()).isCloseTo(1_000, JITTER);
        assertThat(next()).isCloseTo(2_000, JITTER);
        for (int more = 0; more < 10; more++) {
            next();
        }
        assertThat(next()).isCloseTo(30_000, JITTER);
    }

    @Test
    void neverComesBackBeforeThePeerWantsIt() {
        backoff.init(1_000);

        assertThat(backoff.nextDelayInMillis(new Trouble.Throttled(Duration.ofSeconds(9))))
                .isEqualTo(9_000);
    }

    private long next() {
        return backoff.nextDelayInMillis(new IllegalStateException());
    }
}
