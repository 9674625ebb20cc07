package dev.haetae;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Custody;
import dev.haetae.contract.Observation;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.Scale;
import dev.haetae.contract.State.Replicas;
import dev.haetae.contract.Target;
import dev.haetae.incident.Actor;
import dev.haetae.policy.Mode;
import dev.haetae.policy.Policies;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** People's hands on a target, as the target itself shows them: automation keeps off until it is resumed by hand. */
class HandsOffTest {

    private static final Replicas FOUR = new Replicas(4, 4, 1, "uid-1");
    private static final Actor MINA = Actor.person("mina");
    private static final String MORE = "- scale: {by: 1}\n";

    @TempDir
    Path directory;

    private Night seenWith(Custody custody) {
        Night night = Rehearsed.night(directory, Mode.AUTO, MORE);
        night.scale.nextLook(target -> new Observation.Found(FOUR, custody));
        Rehearsed.fires(night);
        return night;
    }

    private static List<String> sentences(Night night) {
        return night.events().stream().map(event -> event.because().sentence()).toList();
    }

    @Test
    void aMarkOnTheNamespaceHoldsTheLadder() {
        try (Night night = seenWith(new Custody("namespace game-production", false, null, null))) {
            assertThat(night.incident().isHeld()).isTrue();
            assertThat(night.scale.ordered()).isEmpty();
            assertThat(sentences(night))
                    .contains("namespace game-production is marked for automation to keep off (haetae.dev/pause)");

            night.haetae().people().resume(night.incident().id(), MINA);
            night.passes(Duration.ofSeconds(1));
            assertThat(night.replicas(Night.PLATFORM)).isEqualTo(5);
        }
    }

    @Test
    void whoWroteToItLatelyHasTheirHandsOnIt() {
        Instant lately = Night.THREE.minus(Duration.ofMinutes(14));
        try (Night night = seenWith(new Custody(null, false, "kubectl-edit", lately))) {
            assertThat(night.incident().isHeld()).isTrue();
            assertThat(sentences(night))
                    .anyMatch(sentence -> sentence.startsWith("kubectl-edit wrote to production/game-production/"));

            night.scale.nextLook(
                    target -> new Observation.Found(FOUR, new Custody(null, false, "kubectl-edit", lately)));
            night.haetae().people().resume(night.incident().id(), MINA);
            night.passes(Duration.ofSeconds(1));
            assertThat(night.replicas(Night.PLATFORM)).as("resumed by hand").isEqualTo(5);
        }
    }

    @Test
    void theEndOfAPauseForgivesNobodysChange() {
        try (Night night = Rehearsed.night(directory, Mode.AUTO, """
                - scale: {by: 1}
                  verify: {within: 30s}
                - scale: {by: 1}
                """)) {
            Rehearsed.fires(night);
            assertThat(night.replicas(Night.PLATFORM)).isEqualTo(5);
            night.haetae().automation().pause(null, MINA, "a deployment", null);
            night.cluster.change(Night.PLATFORM, now -> new Replicas(4, 4, now.generation() + 1, now.uid()));
            night.passes(Duration.ofMinutes(30));
            night.haetae().automation().resume(null, MINA, "it is done");
            night.passes(Duration.ofMinutes(1));

            assertThat(night.replicas(Night.PLATFORM)).isEqualTo(4);
            assertThat(night.incident().isHeld()).isTrue();
        }
    }

    @Test
    void whoWroteToItLongAgoHasNot() {
        Instant longAgo = Night.THREE.minus(Duration.ofMinutes(16));
        try (Night night = seenWith(new Custody(null, false, "kubectl-edit", longAgo))) {
            assertThat(night.replicas(Night.PLATFORM)).isEqualTo(5);
        }
    }

    @Test
    void aMarkThatComesBetweenDecisionAndWriteHoldsItToo() {
        try (Night night = Rehearsed.night(directory, Mode.AUTO, MORE)) {
            night.scale.nextOrderAnswers(
                    new Outcome.Refused(Refusal.HANDS_OFF, "Deployment platform-server is marked"));
            Rehearsed.fires(night);

            assertThat(night.incident().isHeld()).isTrue();
            assertThat(night.types()).endsWith("action-ended", "step-afresh", "held");
        }
    }

    @Test
    void whereOptingInIsAskedForNothingElseIsTouched() throws Exception {
        Rehearsed.policies(directory, MORE);
        Path guardrails = directory.resolve("policies/guardrails.yaml");
        Files.writeString(guardrails, Files.readString(guardrails) + "optIn: true\n");
        try (Night night =
                new Night(directory.resolve("data"), Policies.load(directory.resolve("policies")), Mode.AUTO, null)) {
            Rehearsed.fires(night);

            assertThat(night.scale.ordered()).isEmpty();
            assertThat(night.types()).endsWith("step-denied", "handed-over");
            assertThat(sentences(night))
                    .contains("neither it nor its namespace is marked haetae.dev/automation: enabled");
        }
    }

    @Test
    void anAutoscalersFloorIsRaisedForAWhileInPlaceOfWhatItOwns() {
        Target autoscaler = Rehearsed.of(Scale.AUTOSCALER, "platform-server");
        try (Night night = Rehearsed.night(directory, Mode.AUTO, MORE)) {
            night.cluster.with(autoscaler, new Replicas(2, 4, 1, "uid-2"));
            night.scale.nextLook(
                    target -> new Observation.Owned(FOUR, "HorizontalPodAutoscaler platform-server", autoscaler));
            Rehearsed.fires(night);

            assertThat(night.replicas(autoscaler)).isEqualTo(5);
            assertThat(night.replicas(Night.PLATFORM)).isEqualTo(4);

            night.passes(Duration.ofMinutes(1));
            Rehearsed.isOver(night);
            night.passes(Duration.ofMinutes(31));
            assertThat(night.replicas(autoscaler)).as("its own floor again").isEqualTo(2);
        }
    }

    @ParameterizedTest
    @MethodSource("handsOnTheWorkload")
    void whoHasTheirHandsOnTheWorkloadHasThemOnItsAutoscaler(Custody custody) {
        Target autoscaler = Rehearsed.of(Scale.AUTOSCALER, "platform-server");
        try (Night night = Rehearsed.night(directory, Mode.AUTO, MORE)) {
            night.cluster.with(autoscaler, new Replicas(2, 4, 1, "uid-2"));
            night.cluster.ownedBy(Night.PLATFORM, "HorizontalPodAutoscaler platform-server", autoscaler);
            night.cluster.heldBy(Night.PLATFORM, custody);
            Rehearsed.fires(night);

            assertThat(night.incident().isHeld()).isTrue();
            assertThat(night.scale.ordered()).isEmpty();
        }
    }

    static List<Custody> handsOnTheWorkload() {
        return List.of(
                new Custody("Deployment platform-server", false, null, null),
                new Custody(null, false, "kubectl-edit", Night.THREE.minusSeconds(60)));
    }

    @Test
    void theEndOfAPauseForgivesNobodysWrite() {
        try (Night night = Rehearsed.night(directory, Mode.AUTO, MORE)) {
            night.haetae().automation().pause(null, MINA, "a repair", null);
            Rehearsed.fires(night);
            Instant edited = Night.THREE.plusSeconds(60);
            night.cluster.heldBy(Night.PLATFORM, new Custody(null, false, "kubectl-edit", edited));
            night.passes(Duration.ofMinutes(2));
            night.haetae().automation().resume(null, MINA, "done");
            night.passes(Duration.ofSeconds(1));

            assertThat(night.incident().isHeld()).isTrue();
            assertThat(night.incident().hold().reason()).isEqualTo("foreign-write");
            assertThat(night.scale.ordered()).isEmpty();
        }
    }
}
