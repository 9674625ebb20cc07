package dev.haetae;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Severity;
import dev.haetae.incident.Actor;
import dev.haetae.incident.Incident;
import dev.haetae.incident.Progress;
import dev.haetae.policy.Mode;
import dev.haetae.policy.Policies;
import dev.haetae.policy.source.PolicyFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Other policies come into force while a receiver runs: what is new is decided by them, and what is under way goes on. */
class ReloadTest {

    private static final Instant BEGAN = Night.THREE.minusSeconds(60);
    private static final Map<String, String> OTHER = Night.labels("LowDisk", "platform-server", "warning", Map.of());

    private static final String TWO_STEPS = """
            name: high-cpu
            scenario: S3
            match: ['alertname="HighCPUUsage"']
            steps:
              - scale: {percent: 50, max: 10}
              - scale: {percent: 50, max: 10}
            """;
    private static final Policies WARNINGS_ARE_SEV1 =
            OtherPolicies.by(Map.of("severity.yaml", """
            rules: []
            default: {critical: Sev0, warning: Sev1, info: Sev3}
            """, "playbooks/high-cpu.yaml", TWO_STEPS));

    private static final String THREE_STEPS = TWO_STEPS + "  - scale: {percent: 50, max: 10}\n";

    private static final String ONE_TO_RECOVER = """
            name: high-cpu
            scenario: S3
            match: ['alertname="HighCPUUsage"']
            steps:
              - scale: {percent: 50, max: 10}
            recovery:
              - run-job: {cronJob: tidy-up}
            """;

    private static final Actor JIWOO = Actor.person("jiwoo");

    @TempDir
    Path directory;

    private static Policies highCpu(String playbook) {
        return OtherPolicies.by(Map.of("playbooks/high-cpu.yaml", playbook));
    }

    private Night running(Mode mode) {
        return new Night(directory, highCpu(TWO_STEPS), mode, null);
    }

    private static Severity severity(Night night, String service) {
        return night.incidents().stream()
                .filter(incident -> incident.service().equals(service))
                .map(Incident::severity)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsNewIsDecidedByTheNewAndWhatIsUnderWayGoesOn() {
        try (Night night = running(Mode.AUTO)) {
            night.hears(night.firing(Night.highCpu(), BEGAN));
            night.passes(Duration.ofSeconds(30));
            assertThat(night.types()).contains("action-ended").doesNotContain("judged");

            night.reloads(WARNINGS_ARE_SEV1);
            night.hears(night.firing(Night.labels("LowDisk", "chat-server", "warning", Map.of()), BEGAN));
            assertThat(severity(night, "platform-server")).isEqualTo(Severity.SEV3);
            assertThat(severity(night, "chat-server")).isEqualTo(Severity.SEV1);

            night.passes(Duration.ofMinutes(12));
            assertThat(night.scale.ordered()).hasSize(2);
            assertThat(night.rulebook().loaded().since()).isEqualTo(Night.THREE.plusSeconds(30));
            assertThat(night.rulebook().reloads()).isOne();
        }
    }

    @Test
    void anAlertThatJoinsLaterIsDecidedByTheNew() {
        try (Night night = running(Mode.AUTO)) {
            night.hears(night.firing(Night.highCpu(), BEGAN));
            night.reloads(WARNINGS_ARE_SEV1);
            night.hears(night.firing(OTHER, BEGAN));

            assertThat(night.incident().alerts()).isEqualTo(2);
            assertThat(night.incident().severity()).isEqualTo(Severity.SEV1);
        }
    }

    @Test
    void anIncidentWhosePlaybookIsGoneIsForPeople() {
        try (Night night = running(Mode.AUTO)) {
            night.hears(night.firing(Night.highCpu(), BEGAN));
            night.passes(Duration.ofSeconds(30));
            night.reloads(OtherPolicies.without("high-cpu"));
            night.passes(Duration.ofMinutes(10));

            assertThat(night.scale.ordered()).hasSize(1);
            assertThat(night.timeline().getLast()).contains("the playbook high-cpu is no longer loaded");
            assertThat(night.told()).contains("HANDED_OVER");
        }
    }

    @ParameterizedTest
    @MethodSource("others")
    void anIncidentWhosePlaybookIsALadderOfAnotherLengthIsForPeople(String other, String told) {
        try (Night night = running(Mode.APPROVE)) {
            night.hears(night.firing(Night.highCpu(), BEGAN));
            night.reloads(highCpu(other));
            var asked = (Progress.Approval) night.incident().progress();
            night.haetae().approvals().approve(asked.approval(), JIWOO);
            night.passes(Duration.ZERO);

            assertThat(night.scale.ordered()).isEmpty();
            assertThat(night.timeline().getLast()).contains(told);
        }
    }

    private static Stream<Arguments> others() {
        return Stream.of(
                Arguments.of(THREE_STEPS, "has 3 steps now, 0 of them to recover, and had 2 and 0 when it was chosen"),
                Arguments.of(
                        ONE_TO_RECOVER, "has 2 steps now, 1 of them to recover, and had 2 and 0 when it was chosen"));
    }

    @Test
    void aModeThatIsLoweredIsObeyedAtOnce() {
        try (Night night = running(Mode.AUTO)) {
            night.hears(night.firing(Night.highCpu(), BEGAN));
            night.reloads(highCpu("mode: observe\n" + TWO_STEPS));
            night.passes(Duration.ofMinutes(15));

            assertThat(night.scale.ordered()).hasSize(1);
            assertThat(night.types()).contains("step-proposed");
        }
    }

    @Test
    void theHoldDownIsThatOfTheNew() {
        try (Night night = running(Mode.AUTO)) {
            night.hears(night.firing(OTHER, BEGAN));
            night.reloads(OtherPolicies.by(Map.of(
                    "guardrails.yaml",
                    PolicyFiles.shipped().texts().get("guardrails.yaml").replace("holdDown: 2m", "holdDown: 7m"))));
            night.hears(night.resolved(OTHER, BEGAN));

            assertThat(night.timeline().getLast()).contains("holds for 7m");
        }
    }
}
