package dev.haetae;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Announcer;
import dev.haetae.contract.Failure;
import dev.haetae.contract.StatusUpdate;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People are told at least once, and a channel that fails never holds the fix back. */
class AnnouncingTest {

    private static final Map<String, String> DOWN = Night.gameServerDown();
    private static final Instant BEGAN = Night.THREE.minusSeconds(60);

    /** That it opened and who is called, what was found, what is done and that it was done. */
    private static final int ALL = 5;

    @TempDir
    Path directory;

    /** Fails as often as it is told to. */
    private static final class Unsteady implements Announcer {

        private final AtomicInteger failures;
        private final AtomicInteger told = new AtomicInteger();

        Unsteady(int failures) {
            this.failures = new AtomicInteger(failures);
        }

        @Override
        public String channel() {
            return "unsteady";
        }

        @Override
        public Told tell(StatusUpdate update) {
            if (failures.getAndDecrement() > 0) {
                return new Told.Undelivered(Failure.TIMEOUT, "no answer", true);
            }
            told.incrementAndGet();
            return new Told.Delivered("ref");
        }
    }

    @Test
    void aChannelThatFailsIsTriedAgainWhileTheFixRuns() {
        try (Night night = Night.on(directory)) {
            Unsteady channel = new Unsteady(3);
            night.announcesOver(channel);
            night.hears(night.firing(DOWN, BEGAN));
            assertThat(night.replicas(Night.ZONE_1)).isEqualTo(3);
            assertThat(channel.told).hasValue(0);

            night.passes(Duration.ofMinutes(2));
            assertThat(channel.told).hasValue(ALL);
            assertThat(night.timeline()).noneMatch(line -> line.contains("not-announced"));
        }
    }

    @Test
    void aChannelThatNeverWorksIsSaidInTheTimeline() {
        try (Night night = Night.on(directory)) {
            night.announcesOver(new Unsteady(Integer.MAX_VALUE));
            night.hears(night.firing(DOWN, BEGAN));
            night.passes(Duration.ofHours(2));
            assertThat(night.types()).contains("not-announced");
        }
    }

    @Test
    void whatStoodInTheOutboxWhenTheProcessDiedIsToldByTheNext() {
        try (Night night = Night.on(directory)) {
            night.announcesOver(new Unsteady(Integer.MAX_VALUE));
            night.hears(night.firing(DOWN, BEGAN));
            Unsteady mended = new Unsteady(0);
            night.announcesOver(mended);
            night.passes(Duration.ofMinutes(2));
            assertThat(mended.told).hasValue(ALL);
        }
    }
}
