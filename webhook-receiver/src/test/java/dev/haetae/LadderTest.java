package dev.haetae;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Failure;
import dev.haetae.contract.Observation;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.State.Replicas;
import dev.haetae.incident.Happening.Result;
import dev.haetae.incident.Happening.StepJudged;
import dev.haetae.incident.State;
import dev.haetae.testkit.ScriptedFunction;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After a step: it helped, it did not and the next is taken, or it cannot be told and people are (I7, S3). */
class LadderTest {

    private static final Map<String, String> CPU = Night.highCpu();
    private static final Instant BEGAN = Night.THREE.minusSeconds(60);

    @TempDir
    Path directory;

    private Night night;

    @BeforeEach
    void falls() {
        night = Night.on(directory);
        night.hears(night.firing(CPU, BEGAN));
    }

    @AfterEach
    void ends() {
        night.close();
    }

    private List<Result> results() {
        return night.events().stream()
                .map(event -> event.what())
                .filter(StepJudged.class::isInstance)
                .map(StepJudged.class::cast)
                .map(StepJudged::result)
                .toList();
    }

    @Test
    void theNextStepIsTakenWhenTheLastDidNotHelp() {
        assertThat(night.replicas(Night.PLATFORM)).isEqualTo(6);
        night.passes(Duration.ofMinutes(6));

        assertThat(night.replicas(Night.PLATFORM)).isEqualTo(9);
        night.hears(night.resolved(CPU, BEGAN));
        night.passes(Duration.ofMinutes(3));

        assertThat(results()).containsExactly(Result.NO_EFFECT, Result.HELPED);
        assertThat(night.incident().state()).isEqualTo(State.CLOSED);
    }

    @Test
    void peopleAreCalledWhenNoStepHelped() {
        night.passes(Duration.ofMinutes(12));

        assertThat(results()).containsExactly(Result.NO_EFFECT, Result.NO_EFFECT);
        assertThat(night.types()).endsWith("step-judged", "handed-over");
        assertThat(night.told()).endsWith("NO_EFFECT", "HANDED_OVER");
        assertThat(night.scale.ordered()).hasSize(2);
    }

    @Test
    void anIncidentThatWasHandedOverStillEndsWithItsAlert() {
        night.passes(Duration.ofMinutes(12));
        night.hears(night.resolved(CPU, BEGAN));
        night.passes(Duration.ofMinutes(3));

        assertThat(night.incident().state()).isEqualTo(State.CLOSED);
    }

    @Test
    void aFlapDoesNotTakeTheLadderBackToItsFirstStep() {
        night.passes(Duration.ofMinutes(6));
        night.hears(night.resolved(CPU, BEGAN));
        night.passes(Duration.ofSeconds(30));
        night.hears(night.firing(CPU, night.clock.instant()));
        night.passes(Duration.ofMinutes(6));

        assertThat(night.scale.ordered()).hasSize(2);
        assertThat(night.types()).endsWith("step-judged", "handed-over");
    }

    @Test
    void anAlertThatComesBackAfterTheDeadlineTakesTheNextStep() {
        night.passes(Duration.ofMinutes(4).plusSeconds(50));
        night.hears(night.resolved(CPU, BEGAN));
        night.passes(Duration.ofSeconds(30));
        night.hears(night.firing(CPU, night.clock.instant()));
        night.passes(Duration.ofMinutes(2));

        assertThat(results()).containsExactly(Result.NO_EFFECT);
        assertThat(night.replicas(Night.PLATFORM)).isEqualTo(9);
    }

    @Test
    void aStepWhoseEffectCannotBeSeenIsUnverifiedAndFrozen() {
        night.cluster.broken(true);
        night.scale.nextLook(target -> new Observation.Found(new Replicas(6, 4, 2, "uid-1")));
        night.passes(Duration.ofMinutes(10));

        assertThat(results()).containsExactly(Result.UNVERIFIED);
        assertThat(night.types()).endsWith("step-judged", "handed-over");
        assertThat(night.scale.ordered()).hasSize(1);
    }

    @Test
    void whoeverChangedTheTargetBetweenTwoStepsHasASay() {
        night.passes(Duration.ofMinutes(2));
        night.cluster.change(Night.PLATFORM, now -> new Replicas(5, 5, now.generation() + 1, now.uid()));
        night.passes(Duration.ofMinutes(10));

        assertThat(night.incident().isHeld()).isTrue();
        assertThat(night.replicas(Night.PLATFORM)).isEqualTo(5);
        assertThat(night.told()).endsWith("NO_EFFECT", "HELD");
    }

    @Test
    void whoeverTakesAStepBackWithinAMinuteIsToldOf() {
        night.cluster.change(Night.PLATFORM, now -> new Replicas(4, 4, now.generation() + 1, now.uid()));
        night.passes(Duration.ofMinutes(10));

        assertThat(night.incident().isHeld()).isTrue();
        assertThat(night.told()).containsSubsequence("APPLIED", "REVERTED", "HELD");
        assertThat(night.events())
                .extracting(event -> event.because().sentence())
                .contains("somebody unknown took back what the step did: platform-server has 4 of 4 replicas ready");
        assertThat(night.scale.ordered()).hasSize(1);
    }

    @Test
    void anOrderThatFailsIsGivenAgainUntilItIsStale() {
        try (Night other = Night.on(directory.resolve("other"))) {
            Outcome timeout = new Outcome.Failed(Failure.TIMEOUT, "no answer", true);
            other.scale.nextOrderAnswers(timeout).nextOrderAnswers(timeout);
            other.hears(other.firing(CPU, BEGAN));
            other.passes(Duration.ofSeconds(30));

            assertThat(other.scale.ordered()).hasSize(3);
            assertThat(other.scale.ordered())
                    .extracting("id")
                    .containsOnly(other.scale.ordered().getFirst().id());
            assertThat(other.replicas(Night.PLATFORM)).isEqualTo(6);
        }
    }

    @Test
    void anOrderWhoseAnswerWasLostIsNotCarriedOutTwice() {
        try (Night other = Night.on(directory.resolve("other"))) {
            other.scale.nextAnswerBecomes(done -> new Outcome.Failed(Failure.TIMEOUT, "the answer was lost", true));
            other.hears(other.firing(CPU, BEGAN));
            other.passes(Duration.ofSeconds(30));

            assertThat(other.cluster.writes()).isOne();
            assertThat(other.types()).contains("target-ready");
        }
    }

    @Test
    void anOrderThatNeverGetsThroughEndsWithPeople() {
        try (Night other = Night.on(directory.resolve("other"))) {
            other.scale.nextLook(target -> new Observation.Found(ScriptedFunction.settled(4)));
            other.breaksAfterTheLook();
            other.hears(other.firing(CPU, BEGAN));
            other.passes(Duration.ofMinutes(30));

            assertThat(other.cluster.writes()).isZero();
            assertThat(other.types()).endsWith("handed-over");
        }
    }

    @Test
    void anAlertThatTheLadderIsNotForIsLeftToPeople() {
        Map<String, String> other = Night.labels("SlowTick", "platform-server", "critical", Map.of());
        night.hears(night.firing(other, BEGAN));
        night.hears(night.resolved(CPU, BEGAN));
        night.passes(Duration.ofMinutes(6));

        assertThat(results()).containsExactly(Result.HELPED);
        assertThat(night.told()).endsWith("HELPED", "HANDED_OVER");
        assertThat(night.scale.ordered()).hasSize(1);
    }
}
