package dev.haetae;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.State.Replicas;
import dev.haetae.policy.Mode;
import dev.haetae.testkit.ScriptedFunction;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Doubt forbids, and a refusal goes to people: it never leads by itself to a stronger step. */
class RefusalsTest {

    private static final Map<String, String> DOWN = Night.gameServerDown();
    private static final Map<String, String> CPU = Night.highCpu();
    private static final Instant BEGAN = Night.THREE.minusSeconds(60);

    @TempDir
    Path directory;

    private Night night;

    @BeforeEach
    void falls() {
        night = Night.on(directory);
    }

    @AfterEach
    void ends() {
        night.close();
    }

    private String lastReason() {
        return night.events().stream()
                .filter(event -> !Set.of("told", "escalation-due")
                        .contains(event.because().tag()))
                .reduce((one, next) -> next)
                .orElseThrow()
                .because()
                .tag();
    }

    private void handedOver(String reason) {
        assertThat(night.types()).endsWith("handed-over");
        assertThat(lastReason()).isEqualTo(reason);
        assertThat(night.told()).endsWith("HANDED_OVER");
        assertThat(night.cluster.writes()).isZero();
    }

    @Test
    void whatAnAutoscalerOwnsIsLeftAlone() {
        night.cluster.ownedBy(Night.PLATFORM, "HorizontalPodAutoscaler platform-server");
        night.hears(night.firing(CPU, BEGAN));
        handedOver("target-owned");
    }

    @Test
    void aTargetThatIsNotThere() {
        night.cluster.delete(Night.ZONE_1);
        night.hears(night.firing(DOWN, BEGAN));
        handedOver("target-absent");
    }

    @Test
    void anAlertThatDoesNotNameItsZone() {
        Map<String, String> nowhere = new HashMap<>(DOWN);
        nowhere.remove("zone");
        night.hears(night.firing(nowhere, BEGAN));
        handedOver("label-missing");
    }

    @Test
    void anAlertOfAnotherCluster() {
        Map<String, String> elsewhere = new HashMap<>(DOWN);
        elsewhere.put("cluster", "staging");
        night.hears(night.firing(elsewhere, BEGAN));
        handedOver("other-cluster");
    }

    @Test
    void aTargetAtItsCeiling() {
        night.cluster.with(Night.ZONE_1, ScriptedFunction.settled(6));
        night.hears(night.firing(DOWN, BEGAN));
        handedOver("at-limit");
    }

    @Test
    void aRelativeOrderGoesAsFarAsTheCeiling() {
        night.cluster.with(Night.PLATFORM, ScriptedFunction.settled(8));
        night.hears(night.firing(CPU, BEGAN));
        assertThat(night.replicas(Night.PLATFORM)).isEqualTo(10);
    }

    @Test
    void aTargetThatCannotBeSeenIsWaitedForAndThenPeoplesTo() {
        night.breaksAfterTheLook();
        night.hears(night.firing(DOWN, BEGAN));
        assertThat(night.told()).endsWith("WAITING");
        night.passes(Duration.ofMinutes(16));
        handedOver("waited-too-long");
    }

    @Test
    void aTargetThatComesBackIntoSightIsActedUpon() {
        night.breaksAfterTheLook();
        night.hears(night.firing(DOWN, BEGAN));
        night.passes(Duration.ofMinutes(1));
        night.cluster.broken(false);
        night.passes(Duration.ofMinutes(1));
        assertThat(night.replicas(Night.ZONE_1)).isEqualTo(3);
    }

    @Test
    void theFunctionsOwnRefusalGoesToPeople() {
        night.scale.nextOrderAnswers(new Outcome.Refused(Refusal.FORBIDDEN, "403"));
        night.hears(night.firing(CPU, BEGAN));
        handedOver("forbidden");
    }

    @Test
    void aTargetChangedSinceTheDecisionHoldsTheLadder() {
        night.scale.nextOrder(order -> {
            night.cluster.change(Night.PLATFORM, now -> new Replicas(7, 7, now.generation() + 1, now.uid()));
            return new Outcome.Refused(Refusal.TARGET_CHANGED, "it has 7 replicas by now");
        });
        night.hears(night.firing(CPU, BEGAN));
        night.passes(Duration.ofMinutes(10));

        assertThat(night.incident().isHeld()).isTrue();
        assertThat(night.replicas(Night.PLATFORM)).isEqualTo(7);
        assertThat(night.told()).endsWith("HELD");
    }

    @Test
    void withinTheCoolDownAnotherIncidentWaitsForItsEnd() {
        night.hears(night.firing(DOWN, BEGAN));
        night.hears(night.resolved(DOWN, BEGAN));
        night.passes(Duration.ofMinutes(3));
        night.hears(night.firing(DOWN, night.clock.instant()));

        assertThat(night.replicas(Night.ZONE_1)).isEqualTo(3);
        assertThat(night.told()).endsWith("OPENED", "DIAGNOSED", "WAITING");
        night.passes(Duration.ofMinutes(8));
        assertThat(night.replicas(Night.ZONE_1)).isEqualTo(4);
    }

    @Test
    void oneIncidentAtATimeWorksOnATarget() {
        String other = """
                name: slow-zone
                scenario: S3
                match: ['alertname="SlowTick"']
                target: {kind: Deployment, name: platform-server}
                steps:
                  - scale: {by: 2, max: 10}
                """;
        var policies = Playbook.with(directory.resolve("policies"), "playbooks/slow-zone.yaml", other);
        try (Night locked = new Night(directory.resolve("locked"), policies, Mode.AUTO, null)) {
            locked.hears(locked.firing(CPU, BEGAN));
            locked.hears(locked.firing(Night.labels("SlowTick", "matchmaking", "warning", Map.of()), BEGAN));
            assertThat(locked.replicas(Night.PLATFORM)).isEqualTo(6);
            assertThat(locked.told()).endsWith("WAITING");

            locked.hears(locked.resolved(CPU, BEGAN));
            locked.passes(Duration.ofMinutes(16));
            assertThat(locked.replicas(Night.PLATFORM)).isEqualTo(8);
        }
    }

    @Test
    void aDeniedStepLeadsToTheNextOnlyWhereThePlaybookSaysSo() {
        String patient = """
                name: patient
                scenario: S3
                match: ['alertname="SlowTick"']
                steps:
                  - scale: {to: 5, max: 6}
                    onDenied: next
                  - scale: {by: 1, max: 6}
                """;
        var policies = Playbook.with(directory.resolve("policies"), "playbooks/patient.yaml", patient);
        try (Night next = new Night(directory.resolve("next"), policies, Mode.AUTO, null)) {
            next.cluster.with(Night.PLATFORM, ScriptedFunction.settled(5));
            next.hears(next.firing(Night.labels("SlowTick", "platform-server", "warning", Map.of()), BEGAN));

            assertThat(next.types()).containsSubsequence("step-denied", "action-started");
            assertThat(next.replicas(Night.PLATFORM)).isEqualTo(6);
        }
    }

    @Test
    void waitingInVainGoesToPeopleEvenWhereADenialWouldNot() {
        String patient = """
                name: patient
                scenario: S3
                match: ['alertname="SlowTick"']
                steps:
                  - scale: {by: 1, max: 6}
                    onDenied: next
                  - scale: {by: 2, max: 6}
                """;
        var policies = Playbook.with(directory.resolve("policies"), "playbooks/patient.yaml", patient);
        try (Night waiting = new Night(directory.resolve("waiting"), policies, Mode.AUTO, null)) {
            waiting.cluster.broken(true);
            waiting.hears(waiting.firing(Night.labels("SlowTick", "platform-server", "warning", Map.of()), BEGAN));
            waiting.passes(Duration.ofMinutes(16));
            waiting.cluster.broken(false);
            waiting.passes(Duration.ofMinutes(5));

            assertThat(waiting.types()).endsWith("step-denied", "handed-over");
            assertThat(waiting.scale.ordered()).isEmpty();
        }
    }
}
