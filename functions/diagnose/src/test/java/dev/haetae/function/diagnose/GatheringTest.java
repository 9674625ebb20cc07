package dev.haetae.function.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Diagnose.Finding;
import dev.haetae.function.diagnose.Gathering.Look;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatheringTest {

    private static final Look FOUND = new Look(About.EVENTS, () -> new Finding("events", "something", null));
    private static final Look BROKEN = new Look(About.LOGS, () -> {
        throw new IllegalStateException("not to be seen");
    });
    private static final Look ENDLESS = new Look(About.RELEASE, () -> {
        new CountDownLatch(1).await();
        return null;
    });

    private final Gathering gathering = new Gathering();

    @AfterEach
    void end() {
        gathering.end();
    }

    @Test
    void noneHoldsUpTheOthers() {
        assertThat(gathering.all(List.of(ENDLESS, FOUND, BROKEN), Duration.ofSeconds(1)))
                .containsExactly(
                        new Finding("release", "cannot be seen: not in time", null),
                        new Finding("events", "something", null),
                        new Finding("logs", "cannot be seen: java.lang.IllegalStateException", null));
    }

    @Test
    void withoutTimeThereIsNoFinding() {
        assertThat(gathering.all(List.of(ENDLESS), Duration.ofSeconds(-1)))
                .extracting(Finding::text)
                .containsExactly("cannot be seen: not in time");
    }

    @Test
    void whoIsInterruptedStillAnswers() {
        Thread.currentThread().interrupt();

        assertThat(gathering.all(List.of(ENDLESS), Duration.ofMinutes(1))).hasSize(1);
        assertThat(Thread.interrupted()).isTrue();
    }
}
