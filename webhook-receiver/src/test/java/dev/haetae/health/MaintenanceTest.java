package dev.haetae.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

/** What ails is told, and keeps no alert away. */
class MaintenanceTest {

    private String trouble;
    private final Maintenance maintenance =
            new Maintenance(new Ailments(Map.of("retention", () -> Optional.ofNullable(trouble))));

    private void says(String sentence) {
        HealthCheckResponse answer = maintenance.call();
        assertThat(answer.getStatus()).isEqualTo(Status.UP);
        assertThat(answer.getData().orElseThrow()).containsEntry("retention", sentence);
    }

    @Test
    void itIsUpWhateverAils() {
        says("as it should be");
        trouble = "No room.";
        says("No room.");
        trouble = null;
        says("as it should be");
    }
}
