package dev.haetae;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.inbox.Delivery;
import dev.haetae.incident.State;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A receiver on a restored backup goes on where the backup was made, and does nothing twice. */
class BackupTest {

    private static final Map<String, String> DOWN = Night.gameServerDown();
    private static final Instant BEGAN = Night.THREE.minusSeconds(60);

    @TempDir
    Path directory;

    private Path backup;

    @BeforeEach
    void names() {
        backup = directory.resolve("backup").resolve("a.mv");
    }

    private static void heals(Night night) {
        night.passes(Duration.ofMinutes(1));
        night.hears(night.resolved(DOWN, BEGAN));
        night.passes(Duration.ofMinutes(5));
        assertThat(night.incident().state()).isEqualTo(State.CLOSED);
        assertThat(night.types()).containsOnlyOnce("opened", "resolved", "closed");
        assertThat(night.begun()).containsExactly("diagnose", "scale");
        assertThat(night.types()).filteredOn("action-ended"::equals).hasSize(2);
        assertThat(night.replicas(Night.ZONE_1)).isEqualTo(3);
    }

    @Test
    void whatWasReceivedAndNotYetTriagedIsTriaged() {
        try (Night night = Night.on(directory)) {
            night.receives(night.firing(DOWN, BEGAN));
            night.store().copyTo(backup);
            night.restored(backup);
            night.passes(Duration.ofSeconds(1));
            heals(night);
            assertThat(night.scale.ordered()).hasSize(1);
        }
    }

    @Test
    void anOrderUnderWayIsGivenAgainAndChangesNothingMore() {
        try (Night night = Night.on(directory)) {
            night.scale.nextAnswerBecomes(outcome -> {
                night.store().copyTo(backup);
                return outcome;
            });
            night.hears(night.firing(DOWN, BEGAN));
            assertThat(night.replicas(Night.ZONE_1)).isEqualTo(3);
            night.restored(backup);
            assertThat(night.types()).endsWith("guarded", "action-started");
            heals(night);
            assertThat(night.scale.ordered()).hasSize(2);
            assertThat(night.scale.ordered().getFirst().id())
                    .isEqualTo(night.scale.ordered().getLast().id());
        }
    }

    @Test
    void whatIsBeingWatchedIsWatchedOn() {
        try (Night night = Night.on(directory)) {
            Delivery firing = night.firing(DOWN, BEGAN);
            night.hears(firing);
            night.store().copyTo(backup);
            night.restored(backup);
            night.hears(firing);
            heals(night);
            assertThat(night.scale.ordered()).hasSize(1);
        }
    }
}
