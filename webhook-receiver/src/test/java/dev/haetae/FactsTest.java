package dev.haetae;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Severity;
import dev.haetae.inbox.Delivery;
import dev.haetae.incident.Happening.SeverityDecided;
import dev.haetae.policy.Alert;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** I1: what is known beside the alert, where it comes from, and that it is told with the decision. */
class FactsTest {

    @TempDir
    Path directory;

    private Night night;

    @BeforeEach
    void begin() {
        night = Night.on(directory);
    }

    @AfterEach
    void end() {
        night.close();
    }

    private static final Map<String, String> LAG = Night.labels("KafkaConsumerLag", "kafka", "warning", Map.of());

    private Delivery saying(Map<String, String> annotations) {
        Delivery plain = night.firing(LAG, night.clock.instant());
        return Delivery.of(
                plain.source(),
                plain.fingerprint(),
                plain.status(),
                plain.startsAt(),
                null,
                new Alert(LAG, annotations),
                plain.origin(),
                plain.receivedAt());
    }

    private SeverityDecided decided() {
        return night.events().stream()
                .map(event -> event.what())
                .filter(SeverityDecided.class::isInstance)
                .map(SeverityDecided.class::cast)
                .toList()
                .getLast();
    }

    @Test
    void whatTheRuleSaysOfUsersAndBurnRateDecides() {
        night.hears(saying(Map.of("users_affected", "3.1e+04", "burn_rate", " 2.5 ")));

        assertThat(night.incident().severity()).isEqualTo(Severity.SEV1);
        assertThat(decided().facts())
                .containsEntry("usersAffected", "31000")
                .containsEntry("burnRate", "2.5")
                .containsEntry("firing", "1")
                .containsEntry("repeats", "1");
    }

    @Test
    void whatIsNoNumberIsUnknownAndNeverLowers() {
        night.hears(saying(Map.of("users_affected", "many", "burn_rate", "-3")));

        assertThat(night.incident().severity()).isEqualTo(Severity.SEV3);
        assertThat(decided().facts()).doesNotContainKeys("usersAffected", "burnRate");
    }

    @Test
    void theThirdTimeWithinADayIsAPattern() {
        Map<String, String> down = Night.labels("KafkaDown", "kafka", "critical", Map.of());
        List<Severity> severities = List.of(again(down), again(down), again(down));

        assertThat(severities).containsExactly(Severity.SEV2, Severity.SEV2, Severity.SEV1);
        night.passes(Duration.ofHours(24));
        assertThat(again(down)).isEqualTo(Severity.SEV2);
    }

    /** Fires, ends, and is closed; as it was told while it was open. */
    private Severity again(Map<String, String> labels) {
        night.hears(night.firing(labels, night.clock.instant()));
        night.passes(Duration.ofMinutes(1));
        night.hears(night.resolved(labels, night.clock.instant().minusSeconds(60)));
        night.passes(Duration.ofMinutes(10));
        return night.incidents().getFirst().severity();
    }
}
