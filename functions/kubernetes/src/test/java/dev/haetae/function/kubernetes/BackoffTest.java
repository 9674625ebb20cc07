package dev.haetae.function.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private static final Percentage JITTER = Percentage.withPercentage(20);

    @RepeatedTest(20)
    void doublesFromTheFirstDelayWithinAFifth(RepetitionInfo repetition) {
        long[] delays = delays(new SplittableRandom(repetition.getCurrentRepetition()), 4);

        assertThat(delays[0]).isCloseTo(100, JITTER);
        assertThat(delays[1]).isCloseTo(200, JITTER);
        assertThat(delays[2]).isCloseTo(400, JITTER);
        assertThat(delays[3]).isCloseTo(800, JITTER);
    }

    @Test
    void staysAtFiveSeconds() {
        assertThat(delays(new SplittableRandom(1), 40)[39]).isCloseTo(5_000, JITTER);
    }

    @Test
    void differs() {
        assertThat(delays(new SplittableRandom(1), 3)).isNotEqualTo(delays(new SplittableRandom(2), 3));
    }

    private static long[] delays(RandomGenerator random, int count) {
        Backoff backoff = new Backoff(random);
        backoff.init(100);
        return LongStream.range(0, count)
                .map(_ -> backoff.nextDelayInMillis(new IllegalStateException()))
                .toArray();
    }
}
