package dev.haetae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.haetae.simulate.Workbench;
import dev.haetae.simulate.Workbench.TooMuch;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Imagining never stands in the way of what happens. */
class WorkbenchTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final Workbench bench = new Workbench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void itIsDoneWhereTheSystemSeesToItThatOthersHaveTheirTurn() {
        Thread thread = bench.within(LONG, Thread::currentThread);

        assertThat(thread.isVirtual()).isFalse();
    }

    @Test
    void whatTakesTooLongIsEnded() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);

        assertThatExceptionOfType(TooMuch.class)
                .isThrownBy(() -> bench.within(Duration.ofMillis(100), () -> {
                    try {
                        new CountDownLatch(1).await();
                    } finally {
                        ended.countDown();
                    }
                    return null;
                }))
                .withMessageContaining("not done within");
        ended.await();
    }

    @Test
    void oneAtATimeAndFewWait() throws InterruptedException {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        AtomicInteger done = new AtomicInteger();
        Runnable one = () -> bench.within(LONG, () -> {
            begun.countDown();
            release.await();
            return done.incrementAndGet();
        });
        Thread.ofVirtual().start(one);
        begun.await();
        Thread[] others = new Thread[4];
        for (int other = 0; other < others.length; other++) {
            others[other] = Thread.ofVirtual().start(one);
        }
        while (!refusesAnother()) {
            Thread.onSpinWait();
        }
        release.countDown();
        for (Thread other : others) {
            other.join();
        }

        assertThat(done).hasValueGreaterThanOrEqualTo(4);
    }

    private boolean refusesAnother() {
        try {
            bench.within(Duration.ofMillis(20), () -> 1);
            return false;
        } catch (TooMuch e) {
            return e.getMessage().contains("5 others");
        }
    }

    @Test
    void whatGoesWrongIsThrownOn() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bench.within(LONG, () -> {
                    throw new IllegalArgumentException("as it was");
                }));
    }
}
