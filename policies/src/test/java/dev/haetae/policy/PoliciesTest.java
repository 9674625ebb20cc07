package dev.haetae.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.haetae.contract.Urgency;
import dev.haetae.policy.source.InvalidPolicies;
import dev.haetae.policy.source.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PoliciesTest {

    private static final Path HERE = Path.of("").toAbsolutePath();

    @TempDir
    Path directory;

    @Test
    void theShippedOnesAreThoseOfThisDirectory() {
        assertThat(Policies.load(HERE).hash()).isEqualTo(Policies.shipped().hash());
        assertThat(Policies.load(HERE).origin()).isEqualTo(HERE.toString());
        assertThat(Policies.shipped().origin()).isEqualTo("shipped");
    }

    @Test
    void theHashTellsPoliciesApart() {
        String one = Policies.load(
                        Written.with("inhibition.yaml", "rules: [] # 1\n").in(directory))
                .hash();
        String other = Policies.load(
                        Written.with("inhibition.yaml", "rules: [] # 2\n").in(directory))
                .hash();

        assertThat(one).matches("[0-9a-f]{64}").isNotEqualTo(other);
    }

    @Test
    void theShippedGuardrails() {
        Guardrails shipped = Policies.shipped().guardrails();
        assertThat(shipped)
                .isEqualTo(new Guardrails(
                        1,
                        10,
                        Duration.ofMinutes(10),
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(15),
                        Duration.ofMinutes(5),
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(15),
                        Duration.ofSeconds(5),
                        new Guardrails.Storm(15, Duration.ofMinutes(5), Duration.ofMinutes(3)),
                        new Guardrails.PerHour(6, 15, 20),
                        new Guardrails.BlastRadius(5, 50, 50),
                        Duration.ofMinutes(15),
                        Duration.ofMinutes(30),
                        false,
                        null,
                        List.of(),
                        shipped.places()));
        assertThat(shipped.place("floor")).isEqualTo("guardrails.yaml:3");
        assertThat(shipped.place("perHour/service")).matches("guardrails.yaml:\\d+");
    }

    @Test
    void everyProblemOfEveryFileIsSaidAtOnce() {
        Path wrong = Written.with("inhibition.yaml", "rules: 1\n")
                .and("correlation.yaml", "rules: [\n")
                .and("playbooks/a.yaml", "[]\n")
                .in(directory);

        assertThatExceptionOfType(InvalidPolicies.class)
                .isThrownBy(() -> Policies.load(wrong))
                .satisfies(invalid -> assertThat(invalid.problems())
                        .contains(new Problem(
                                "inhibition.yaml",
                                1,
                                8,
                                "1 is not a list of inhibition rules",
                                "any of them may silence; [] for none"))
                        .extracting(Problem::file)
                        .containsExactly("correlation.yaml", "inhibition.yaml", "playbooks/a.yaml"));
    }

    @Test
    void whatCannotBeReadIsSaid() throws IOException {
        new Written().without("severity.yaml").and("playbooks/a.yml", "").in(directory);
        Files.write(directory.resolve("services.yaml"), new byte[] {(byte) 0xff});

        assertThatExceptionOfType(InvalidPolicies.class)
                .isThrownBy(() -> Policies.load(directory))
                .withMessage("""
                        playbooks/a.yml:1:1: a playbook's file ends in .yaml; rename it, or nobody reads it
                        services.yaml:1:1: this is not UTF-8; save it as UTF-8
                        severity.yaml:1:1: the file is missing; policies have correlation.yaml, guardrails.yaml, \
                        inhibition.yaml, services.yaml, severity.yaml""");
    }

    @Test
    void whatEditorsLeaveBehindIsNoPlaybook() {
        new Written()
                .and("playbooks/.a.yaml", "half writ")
                .and("playbooks/README.md", "ours")
                .in(directory);

        assertThat(Policies.load(directory).playbooks()).isEmpty();
    }

    @Test
    void playbooksMayBeLeftOut() {
        assertThat(Policies.load(new Written().in(directory)).playbooks()).isEmpty();
    }

    @Test
    void aReasonWithoutRuleIsWrittenWithoutOne() throws IOException {
        JsonMapper json = new JsonMapper();

        assertThat(json.writeValueAsString(Because.of(PolicyReason.NO_TARGET, "there is none")))
                .isEqualTo("{\"tag\":\"no-target\",\"sentence\":\"there is none\"}");
        assertThat(json.writeValueAsString(new Because("a", "b", "severity.yaml:12")))
                .contains("\"rule\":\"severity.yaml:12\"");
    }

    @Test
    void aServiceIsWhatItsFileSays() {
        Policies policies = Policies.shipped();

        assertThat(policies.service(Alerts.GAME_SERVER_DOWN))
                .isEqualTo(new Service(
                        "game-server",
                        Grade.CRITICAL,
                        DependencyKind.API,
                        "game-sre",
                        "#game-sre",
                        Optional.of(new TargetPattern("Deployment", "game-server-{zone}", Optional.empty()))));
        assertThat(policies.service(Alerts.of("job", "kafka")).grade()).isEqualTo(Grade.HIGH);
        assertThat(policies.service(Alerts.of()))
                .isEqualTo(new Service("unknown", Grade.UNKNOWN, DependencyKind.API, "", "", Optional.empty()));
    }

    @Test
    void anAlertFallsBackOnWhatItHas() {
        Alert bare = Alerts.of();
        Alert described = new Alert(Map.of("service", "", "job", "kafka"), Map.of("summary", "", "description", "lag"));

        assertThat(bare.name()).isEqualTo("unnamed alert");
        assertThat(bare.summary()).isEqualTo("unnamed alert");
        assertThat(bare.urgency()).isEqualTo(Urgency.WARNING);
        assertThat(described.service()).isEqualTo("kafka");
        assertThat(described.summary()).isEqualTo("lag");
        assertThat(Alerts.GAME_SERVER_DOWN.summary()).isEqualTo("game-server zone-1 is down");
    }

    /** A calendar.yml would be no calendar, and nobody would know. */
    @Test
    void yamlThatNobodyReadsIsSaid() throws IOException {
        new Written()
                .and("calendar.yml", "zone: Asia/Seoul\n")
                .and("playbooks/team-a/b.yaml", "name: b\n")
                .and("kustomization.yaml", "resources: []\n")
                .and("README.md", "ours")
                .in(directory);
        Files.createSymbolicLink(directory.resolve("playbooks/gone.yaml"), Path.of("nowhere.yaml"));
        Files.write(directory.resolve("playbooks/large.yaml"), new byte[(4 << 20) + 1]);

        assertThatExceptionOfType(InvalidPolicies.class)
                .isThrownBy(() -> Policies.load(directory))
                .withMessage("""
                        calendar.yml:1:1: nobody reads this file; one of calendar.yaml, correlation.yaml, escalation.yaml, \
                        guardrails.yaml, inhibition.yaml, notifications.yaml, services.yaml, severity.yaml, or a playbook under playbooks/
                        playbooks/gone.yaml:1:1: the symbolic link leads nowhere; a link to a file, or the file itself
                        playbooks/large.yaml:1:1: it is larger than 4 MiB; several smaller files
                        playbooks/team-a:1:1: nobody reads a directory here; its files directly under playbooks/""");
    }
}
