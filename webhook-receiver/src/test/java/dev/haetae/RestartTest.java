package dev.haetae;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Action;
import dev.haetae.contract.Restart;
import dev.haetae.contract.State;
import dev.haetae.contract.Target;
import dev.haetae.incident.Actor;
import dev.haetae.incident.Progress;
import dev.haetae.policy.Mode;
import dev.haetae.testkit.ScriptedFunction;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same pods anew: what is ordered, and how it goes with the other verbs of one ladder. */
class RestartTest {

    private static final Instant BEGAN = Night.THREE.minusSeconds(60);
    private static final Target POD = new Target("production", "game-production", "Pod", "platform-server-5d8f-x2x9k");
    private static final Map<String, String> SLOW = Night.labels("SlowTick", "platform-server", "warning", Map.of());

    @TempDir
    Path directory;

    @Test
    void everyPodIsRenewedOnceAtTheMomentOfTheDecision() {
        try (Night night = night(Mode.AUTO, "  - restart: {how: rolling, batch: 25}\n", SLOW)) {
            night.passes(Duration.ofSeconds(10));
            night.hears(night.resolved(SLOW, BEGAN));
            night.passes(Duration.ofMinutes(5));

            assertThat(night.restart.ordered()).singleElement().isInstanceOfSatisfying(Restart.class, order -> {
                assertThat(order.target()).isEqualTo(Night.PLATFORM);
                assertThat(order.restartedAt()).isEqualTo(Night.THREE.truncatedTo(ChronoUnit.MILLIS));
                assertThat(order.batch()).isEqualTo(25);
            });
            assertThat(night.types()).containsSubsequence("guarded", "action-started", "target-ready", "step-judged");
            assertThat(night.told()).contains("ACTING", "APPLIED", "HELPED");
            assertThat(night.scale.ordered()).isEmpty();
        }
    }

    @Test
    void onePodIsTheOneThatTheAlertIsAbout() {
        Map<String, String> named = Night.labels("SlowTick", "platform-server", "warning", Map.of("pod", POD.name()));
        try (Night night = night(Mode.AUTO, "  - restart: {how: one-pod}\n", named)) {
            night.passes(Duration.ofSeconds(10));

            assertThat(night.restart.ordered()).extracting(Action::target).containsExactly(POD);
            assertThat(night.cluster.replicas(POD)).isNull();
            assertThat(night.types()).containsSubsequence("action-ended", "target-ready");
        }
    }

    @Test
    void oneVerbIsNoStrangerToTheNext() {
        try (Night night = night(Mode.AUTO, """
                  - scale: {by: 1}
                  - restart: {}
                  - scale: {by: 1}
                """, SLOW)) {
            night.passes(Duration.ofMinutes(20));

            assertThat(night.scale.ordered()).hasSize(2);
            assertThat(night.restart.ordered())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Restart.class,
                            order -> assertThat(order.batch())
                                    .as("no more than guardrails allow, though the step does not say")
                                    .isEqualTo(50));
            assertThat(night.replicas(Night.PLATFORM)).isEqualTo(6);
        }
    }

    @Test
    void whoScaledItBetweenTheStepsHasASay() {
        try (Night night = night(Mode.AUTO, """
                  - scale: {by: 1}
                  - restart: {}
                """, SLOW)) {
            night.passes(Duration.ofMinutes(1));
            night.cluster.change(Night.PLATFORM, now -> new State.Replicas(8, 8, now.generation() + 1, now.uid()));
            night.passes(Duration.ofMinutes(10));

            assertThat(night.types()).contains("held");
            assertThat(night.restart.ordered()).isEmpty();
        }
    }

    @Test
    void whoAgreedToARestartAgreedToItLater() {
        try (Night night = night(Mode.APPROVE, "  - restart: {}\n", SLOW)) {
            String approval = ((Progress.Approval) night.incident().progress()).approval();
            night.passes(Duration.ofMinutes(2));
            night.haetae().approvals().approve(approval, Actor.person("jiwoo"));
            night.passes(Duration.ofSeconds(10));

            assertThat(night.restart.ordered())
                    .singleElement()
                    .isInstanceOfSatisfying(
                            Restart.class,
                            order -> assertThat(order.restartedAt())
                                    .isAfterOrEqualTo(Night.THREE
                                            .plus(Duration.ofMinutes(2))
                                            .truncatedTo(ChronoUnit.MILLIS)));
        }
    }

    private Night night(Mode mode, String steps, Map<String, String> alert) {
        String playbook = """
                name: slow
                scenario: S3
                match: ['alertname="SlowTick"']
                steps:
                """ + steps;
        var policies = Playbook.with(directory.resolve("policies"), "playbooks/slow.yaml", playbook);
        Night night = new Night(directory.resolve("data"), policies, mode, null);
        night.cluster.with(POD, ScriptedFunction.settled(1));
        night.hears(night.firing(alert, BEGAN));
        return night;
    }
}
