package dev.haetae;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.incident.Event;
import dev.haetae.incident.Happening;
import dev.haetae.policy.Mode;
import dev.haetae.policy.Policies;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** L4: Tuesday 02:00 to 06:00 in Seoul; alerts are recorded, and automation keeps its hands off. */
class MaintenanceWindowTest {

    private static final Instant TUESDAY_TWO = Instant.parse("2026-11-23T17:00:00Z");

    @TempDir
    Path directory;

    @Test
    void nothingIsDoneWithinTheWindow() {
        try (Night night = new Night(directory, Policies.shipped(), Mode.AUTO, null)) {
            night.clock.set(TUESDAY_TWO);
            night.hears(night.firing(Night.gameServerDown(), TUESDAY_TWO));

            assertThat(night.cluster.writes()).isZero();
            assertThat(night.types()).contains("guarded", "step-denied", "handed-over");
            assertThat(denied(night.events()).because())
                    .satisfies(because -> assertThat(because.tag()).isEqualTo("maintenance"))
                    .satisfies(because -> assertThat(because.rule()).startsWith("calendar.yaml:"));
        }
    }

    @Test
    void aSecondBeforeAndAtItsEndItActs() {
        for (Instant outside : List.of(TUESDAY_TWO.minusSeconds(1), TUESDAY_TWO.plus(Duration.ofHours(4)))) {
            try (Night night =
                    new Night(directory.resolve("" + outside.getEpochSecond()), Policies.shipped(), Mode.AUTO, null)) {
                night.clock.set(outside);
                night.hears(night.firing(Night.gameServerDown(), outside));

                assertThat(night.cluster.writes()).isOne();
            }
        }
    }

    private static Event denied(List<Event> events) {
        return events.stream()
                .filter(event -> event.what() instanceof Happening.StepDenied)
                .findFirst()
                .orElseThrow();
    }
}
