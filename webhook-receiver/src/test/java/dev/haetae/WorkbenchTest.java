package dev.haetae;

import static dev.haetae.testkit.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.haetae.simulate.Workbench;
import dev.haetae.simulate.Workbench.TooMuch;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
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
        List<Thread> others =
                Stream.generate(() -> Thread.ofVirtual().start(one)).limit(4).toList();
        await().until(() -> others.stream().allMatch(WorkbenchTest::waitsForItsAnswer));

        assertThatExceptionOfType(TooMuch.class)
                .isThrownBy(() -> bench.within(LONG, () -> 1))
                .withMessageContaining("5 others");
        release.countDown();
        for (Thread other : others) {
            other.join();
        }
        assertThat(bench.within(LONG, done::get)).isEqualTo(5);
    }

    /** What it asks for is in the queue by then. */
    private static boolean waitsForItsAnswer(Thread thread) {
        return thread.getState() == Thread.State.TIMED_WAITING;
    }

    @Test
    void whatGoesWrongIsThrownOn() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> bench.within(LONG, () -> {
                    throw new IllegalArgumentException("as it was");
                }));
    }
}
