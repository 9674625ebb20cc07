package dev.haetae.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.haetae.policy.source.InvalidPolicies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaybookTest {

    private static final Alert CPU = Alerts.of("alertname", "HighCPUUsage", "service", "matchmaking");
    private static final Order LOOK = new Order.LookAround(List.of());

    @TempDir
    Path directory;

    @Test
    void whatIsNotSaidComesFromTheGuardrails() {
        Playbook playbook = only("""
                name: a
                scenario: S10
                match: ['a="b"']
                steps:
                  - scale: {by: 1}
                  - scale: {percent: 50}
                """);

        assertThat(playbook.mode()).isEmpty();
        assertThat(playbook.when()).isEmpty();
        assertThat(playbook.inMaintenance()).isFalse();
        assertThat(playbook.runbook()).isEmpty();
        assertThat(playbook.target()).isEmpty();
        assertThat(playbook.rule()).isEqualTo("playbooks/a.yaml:1");
        assertThat(playbook.steps()).extracting(Step::name).containsExactly("scale-1", "scale-2");
        assertThat(playbook.steps().getFirst())
                .isEqualTo(new Step(
                        "scale-1",
                        Order.Scale.by(1),
                        new Limits(1, 10, Duration.ofMinutes(10)),
                        new Verify(
                                Set.of(Check.READY, Check.RESOLVED),
                                Duration.ofMinutes(5),
                                Optional.empty(),
                                Optional.empty()),
                        Duration.ofMinutes(15),
                        OnDenied.PEOPLE,
                        Phase.RESOLVE,
                        Role.OPERATIONS_LEAD,
                        Optional.empty(),
                        false,
                        "playbooks/a.yaml:5"));
    }

    @Test
    void whatIsSaidHolds() {
        Playbook playbook = only("""
                name: a
                scenario: S10
                mode: approve
                match: ['a="b"']
                target: {kind: Deployment, name: x, namespace: y}
                maintenance: allow
                runbook: https://wiki.example/a
                steps:
                  - name: more
                    phase: analyse
                    role: incident-commander
                    mode: suggest
                    scale: {to: 4, min: 2, max: 6, coolDown: 0s}
                    verify: {by: [ready], within: 90s, promql: up == 1}
                    undo: true
                    deadline: 1h30m
                    onDenied: next
                """);

        assertThat(playbook.mode()).contains(Mode.APPROVE);
        assertThat(playbook.inMaintenance()).isTrue();
        assertThat(playbook.runbook()).contains("https://wiki.example/a");
        assertThat(playbook.target()).contains(new TargetPattern("Deployment", "x", Optional.of("y")));
        assertThat(playbook.steps())
                .containsExactly(new Step(
                        "more",
                        Order.Scale.to(4),
                        new Limits(2, 6, Duration.ZERO),
                        new Verify(
                                Set.of(Check.READY), Duration.ofSeconds(90), Optional.of("up == 1"), Optional.empty()),
                        Duration.ofMinutes(90),
                        OnDenied.NEXT,
                        Phase.ANALYSE,
                        Role.INCIDENT_COMMANDER,
                        Optional.of(Mode.SUGGEST),
                        true,
                        "playbooks/a.yaml:9"));
    }

    @ParameterizedTest
    @CsvSource({
        "to, 4, 9, 4",
        "to, 0, 9, 0",
        "by, 1, 3, 4",
        "by, 2, 0, 2",
        "percent, 50, 4, 6",
        "percent, 50, 3, 5",
        "percent, 1, 10, 11",
        "percent, 100, 0, 1",
        "percent, 50, 1, 2",
        "percent, 10, 10, 11",
        "by, 1, 2147483647, 2147483647",
        "percent, 1000, 2147483647, 2147483647"
    })
    void scalesFromWhatThereIs(String how, int number, int current, int replicas) {
        Order.Scale scale = switch (how) {
            case "to" -> Order.Scale.to(number);
            case "by" -> Order.Scale.by(number);
            default -> Order.Scale.percent(number);
        };

        assertThat(scale.replicasFrom(current)).isEqualTo(replicas);
        assertThat(scale.verb()).isEqualTo("scale");
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, true", "6, true", "7, false"})
    void limitsIncludeBothEnds(int replicas, boolean allowed) {
        assertThat(new Limits(1, 6, Duration.ZERO).allow(replicas)).isEqualTo(allowed);
    }

    @Test
    void theShippedOnesLookAndScale() {
        Playbook down = chosen(Alerts.GAME_SERVER_DOWN);
        Playbook cpu = chosen(CPU);

        assertThat(down.scenario()).isEqualTo("S10");
        assertThat(down.steps()).hasSize(2).first().extracting(Step::order).isEqualTo(LOOK);
        assertThat(down.steps()).last().satisfies(step -> {
            assertThat(step.order()).isEqualTo(Order.Scale.by(1));
            assertThat(step.limits().ceiling()).isEqualTo(6);
            assertThat(step.verify())
                    .isEqualTo(new Verify(
                            Set.of(Check.READY, Check.RESOLVED),
                            Duration.ofMinutes(5),
                            Optional.empty(),
                            Optional.empty()));
        });
        assertThat(cpu.scenario()).isEqualTo("S3");
        assertThat(cpu.steps())
                .extracting(Step::order)
                .containsExactly(LOOK, Order.Scale.percent(50), Order.Scale.percent(50));
        assertThat(cpu.steps().subList(1, 3))
                .extracting(step -> step.limits().ceiling())
                .containsOnly(10);
        assertThat(Policies.shipped().playbooks()).extracting(Playbook::mode).containsOnly(Optional.empty());
    }

    @Test
    void saysWhyItIsThisOneOrNone() {
        assertThat(Policies.shipped().playbook(CPU, Alerts.NOW).because())
                .isEqualTo(new Because(
                        "playbook-matches", "playbook high-cpu is for HighCPUUsage", "playbooks/high-cpu.yaml:3"));
        assertThat(Policies.shipped().playbook(Alerts.of("alertname", "SomethingOdd"), Alerts.NOW))
                .isEqualTo(new Decision<>(
                        Optional.empty(), new Because("no-playbook", "no playbook is for SomethingOdd", null)));
    }

    @Test
    void theMoreSpecificGoesFirstThenTheFirstByFileName() {
        Policies policies = Policies.load(Written.with("playbooks/a.yaml", playbook("a", "'x=\"1\"'"))
                .and("playbooks/b.yaml", playbook("b", "'y=\"1\"'"))
                .and("playbooks/c.yaml", playbook("c", "'x=\"1\"', 'y=\"1\"', 'z=\"1\"'"))
                .in(directory));

        assertThat(policies.playbook(Alerts.of("x", "1", "y", "1", "z", "1"), Alerts.NOW)
                        .because())
                .isEqualTo(new Because(
                        "playbook-preferred", "playbook c rather than a: it has more matchers", "playbooks/c.yaml:1"));
        assertThat(policies.playbook(Alerts.of("x", "1", "y", "1"), Alerts.NOW).because())
                .isEqualTo(new Because(
                        "playbook-preferred",
                        "playbook a rather than b: it has as many matchers, and its file's name comes first",
                        "playbooks/a.yaml:1"));
        assertThat(policies.playbook(Alerts.of("y", "1"), Alerts.NOW).because().tag())
                .isEqualTo("playbook-matches");
    }

    @Test
    void twoOfOneNameOrOneMatchAreRefused() {
        Path twice = Written.with("playbooks/a.yaml", playbook("a", "'x=\"1\"', 'y=\"1\"'"))
                .and("playbooks/b.yaml", playbook("a", "'y=\"1\"', 'x=1'"))
                .in(directory);

        assertThatExceptionOfType(InvalidPolicies.class)
                .isThrownBy(() -> Policies.load(twice))
                .withMessage("""
                        playbooks/b.yaml:1:7: a at playbooks/a.yaml:1 has the same name; a name of its own
                        playbooks/b.yaml:3:8: playbook a is never reached, because a at playbooks/a.yaml:1 has the same \
                        matchers; one more matcher, or its steps in that playbook""");
    }

    @Test
    void theOneInTheReadmeLoads() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        String yaml =
                readme.substring(readme.indexOf("```yaml") + 7, readme.indexOf("```", readme.indexOf("```yaml") + 7));

        assertThat(yaml.strip().lines().count()).isLessThan(15);
        Path policies = Written.with(Written.PLAYBOOK, yaml)
                .and("services.yaml", "services: {matchmaking: {grade: high, owner: a, channel: a}}\n")
                .in(directory);
        assertThat(Policies.load(policies).playbooks())
                .extracting(Playbook::name)
                .containsExactly("matchmaking-queue");
    }

    private Playbook only(String text) {
        return Policies.load(Written.with(Written.PLAYBOOK, text).in(directory))
                .playbooks()
                .getFirst();
    }

    private static Playbook chosen(Alert alert) {
        return Policies.shipped().playbook(alert, Alerts.NOW).verdict().orElseThrow();
    }

    private static String playbook(String name, String matchers) {
        return """
                name: %s
                scenario: S10
                match: [%s]
                steps:
                  - scale: {by: 1}
                """.formatted(name, matchers);
    }
}
