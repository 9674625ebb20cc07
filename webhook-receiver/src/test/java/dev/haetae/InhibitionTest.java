package dev.haetae;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.inbox.Fate;
import dev.haetae.policy.Mode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** I9: a symptom is silent while its cause fires, counts once the cause is gone, and is looked at again before acting. */
class InhibitionTest {

    private static final Instant BEGAN = Night.THREE.minusSeconds(60);
    private static final Map<String, String> CAUSE =
            Night.labels("ServiceDown", "platform-server", "critical", Map.of());
    private static final Map<String, String> SYMPTOM =
            Night.labels("HighErrorRate", "platform-server", "critical", Map.of());

    @TempDir
    Path directory;

    @Test
    void aSymptomIsSilentWhileItsCauseFires() {
        try (Night night = Night.on(directory)) {
            night.hears(night.firing(CAUSE, BEGAN));
            String symptom = night.hears(night.firing(SYMPTOM, BEGAN));

            Fate fate = night.haetae().inbox().fate(symptom).orElseThrow();
            assertThat(fate.kind()).isEqualTo(Fate.Kind.SUPPRESSED);
            assertThat(fate.because().sentence()).contains("ServiceDown");
            assertThat(night.incident().alerts()).isOne();
        }
    }

    @Test
    void aSymptomThatOutlivesItsCauseCounts() {
        try (Night night = Night.on(directory)) {
            night.hears(night.firing(CAUSE, BEGAN));
            String symptom = night.hears(night.firing(SYMPTOM, BEGAN));
            night.passes(Duration.ofMinutes(5));
            assertThat(night.incident().alerts()).isOne();

            night.hears(night.resolved(CAUSE, BEGAN));
            night.passes(Duration.ofMinutes(1));
            assertThat(night.incident().alerts()).isEqualTo(2);
            assertThat(night.haetae().inbox().fate(symptom).orElseThrow().kind())
                    .isEqualTo(Fate.Kind.INCIDENT);
        }
    }

    @Test
    void aCauseThatComesAfterItsSymptomStopsTheSymptomsFix() {
        String fix = """
                name: errors
                scenario: S15
                match: ['alertname="HighErrorRate"', 'service="platform-server"']
                steps:
                  - scale: {by: 1, max: 6}
                """;
        var policies = Playbook.with(directory.resolve("policies"), "playbooks/errors.yaml", fix);
        try (Night night = new Night(directory.resolve("data"), policies, Mode.AUTO, null)) {
            night.receives(night.firing(SYMPTOM, BEGAN));
            night.receives(night.firing(CAUSE, BEGAN));
            night.passes(Duration.ofMinutes(1));

            assertThat(night.scale.ordered()).isEmpty();
            assertThat(night.types()).contains("step-waiting");
        }
    }
}
