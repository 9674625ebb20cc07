package dev.haetae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.haetae.contract.Failure;
import dev.haetae.contract.Observation;
import dev.haetae.contract.Outcome;
import dev.haetae.incident.Actor;
import dev.haetae.incident.Incident;
import dev.haetae.remediate.Automation;
import dev.haetae.remediate.Pause;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kill switch: while it is on no step is decided and no order given; afterwards everything is decided afresh. */
class PauseTest {

    private static final Map<String, String> CPU = Night.highCpu();
    private static final Instant BEGAN = Night.THREE.minusSeconds(60);
    private static final Actor JIWOO = Actor.person("jiwoo");
    private static final Actor MINA = Actor.person("mina");
    private static final String PLATFORM = "platform-server";

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

    private Automation automation() {
        return night.haetae().automation();
    }

    private void pause() {
        automation().pause(null, JIWOO, "a deployment", null);
    }

    private void resume() {
        automation().resume(null, MINA, "it is out");
        night.passes(Duration.ofSeconds(1));
    }

    private long toldThatItIsHeld() {
        return night.told().stream().filter("HELD"::equals).count();
    }

    @Test
    void whilePausedNothingIsDoneAndPeopleAreToldOnce() {
        pause();
        night.hears(night.firing(CPU, BEGAN));
        night.passes(Duration.ofHours(3));

        assertThat(night.scale.ordered()).isEmpty();
        assertThat(night.scale.observed()).isEmpty();
        assertThat(night.look.observed()).isEmpty();
        assertThat(night.types()).endsWith("playbook-chosen", "held");
        assertThat(night.incident().hold().reason()).isEqualTo("paused");
        assertThat(night.timeline()).endsWith("03:00:00 held: jiwoo paused automation: a deployment");
        assertThat(night.events().getLast().actor()).isNotEqualTo(Actor.POLICY);
        assertThat(toldThatItIsHeld()).isOne();
    }

    @Test
    void resumedTheStepIsDecidedAfresh() {
        pause();
        night.hears(night.firing(CPU, BEGAN));
        night.passes(Duration.ofMinutes(5));
        resume();

        assertThat(night.replicas(Night.PLATFORM)).isEqualTo(6);
        assertThat(night.types()).containsSubsequence("held", "resumed", "guarded", "action-started");
        assertThat(night.timeline()).contains("03:05:00 resumed: mina lets automation go on: it is out");
    }

    @Test
    void aPauseEndsByItself() {
        automation().pause(null, JIWOO, "a deployment", Night.THREE.plus(Duration.ofMinutes(10)));
        night.hears(night.firing(CPU, BEGAN));
        night.passes(Duration.ofMinutes(9));
        assertThat(night.cluster.writes()).isZero();
        night.passes(Duration.ofMinutes(2));

        assertThat(night.cluster.writes()).isOne();
        assertThat(night.timeline())
                .contains(
                        "03:00:00 held: jiwoo paused automation until 18:10:00 UTC: a deployment",
                        "03:10:00 resumed: the pause of automation ended by itself at 18:10:00 UTC");
        assertThat(automation().paused()).isEmpty();
    }

    @Test
    void whatFiredNoMoreMeanwhileIsNotDone() {
        pause();
        night.hears(night.firing(CPU, BEGAN));
        night.hears(night.resolved(CPU, BEGAN));
        resume();
        night.passes(Duration.ofMinutes(20));

        assertThat(night.scale.ordered()).isEmpty();
        assertThat(night.types()).endsWith("resolved", "closed");
    }

    @Test
    void aPauseOfOneServiceHoldsNoOther() {
        automation().pause(PLATFORM, JIWOO, "a deployment", null);
        night.hears(night.firing(CPU, BEGAN));
        night.hears(night.firing(Night.gameServerDown(), BEGAN));

        assertThat(night.incidents())
                .extracting(Incident::service, Incident::isHeld)
                .contains(tuple(PLATFORM, true), tuple("game-server", false));
        assertThat(night.replicas(Night.ZONE_1)).isEqualTo(3);
        assertThat(night.replicas(Night.PLATFORM)).isEqualTo(4);
    }

    @Test
    void whatAnotherPauseHoldsStaysHeld() {
        pause();
        automation().pause(PLATFORM, JIWOO, "and a migration", null);
        night.hears(night.firing(CPU, BEGAN));
        resume();

        assertThat(night.incident().isHeld()).isTrue();
        assertThat(automation().paused()).extracting(Pause::service).containsExactly(PLATFORM);
    }

    @Test
    void itOutlivesTheReceiver() {
        pause();
        night.starts();
        night.hears(night.firing(CPU, BEGAN));
        night.passes(Duration.ofMinutes(1));
        assertThat(night.cluster.writes()).isZero();
        night.starts();
        resume();

        assertThat(night.cluster.writes()).isOne();
        assertThat(toldThatItIsHeld()).isOne();
    }

    @Test
    void aPauseThatCameWhileTheStepWasDecidedWins() {
        night.scale.nextLook(target -> {
            pause();
            return new Observation.Found(night.cluster.replicas(target));
        });
        night.hears(night.firing(CPU, BEGAN));
        night.passes(Duration.ofMinutes(20));

        assertThat(night.scale.ordered()).isEmpty();
        assertThat(night.types()).endsWith("held");
        assertThat(night.begun()).containsExactly("diagnose");
    }

    @Test
    void anOrderNotYetGivenIsNotGivenAndItsReservationIsGivenBack() {
        night.scale.nextOrderAnswers(new Outcome.Failed(Failure.UNREACHABLE, "no route", true));
        night.hears(night.firing(CPU, BEGAN));
        pause();
        night.passes(Duration.ofMinutes(9));

        assertThat(night.cluster.writes()).isZero();
        assertThat(night.types()).endsWith("action-ended", "step-afresh", "held");
        resume();
        assertThat(night.cluster.writes()).isOne();
        assertThat(night.replicas(Night.PLATFORM)).isEqualTo(6);
    }

    @Test
    void anOrderThatGotThroughIsVerifiedAndNoFurtherStepFollows() {
        night.hears(night.firing(CPU, BEGAN));
        pause();
        night.passes(Duration.ofMinutes(9));

        assertThat(night.scale.ordered()).hasSize(1);
        assertThat(night.types()).containsSubsequence("action-ended", "target-ready", "step-judged", "held");
        resume();
        assertThat(night.scale.ordered()).hasSize(2);
    }

    @Test
    void anOrderWhoseAnswerWasLostIsFoundToHaveGotThrough() {
        night.scale.nextAnswerBecomes(applied -> new Outcome.Failed(Failure.TIMEOUT, "no answer", true));
        night.hears(night.firing(CPU, BEGAN));
        pause();
        night.passes(Duration.ofMinutes(1));

        assertThat(night.cluster.writes()).isOne();
        assertThat(night.types()).endsWith("action-ended", "target-ready");
        assertThat(night.incident().isHeld()).isFalse();
    }

    @Test
    void whatAPersonHoldsStaysHeldWhenThePauseIsOver() {
        pause();
        night.hears(night.firing(CPU, BEGAN));
        night.haetae().people().acknowledge(night.incident().id(), MINA);
        resume();
        night.passes(Duration.ofMinutes(20));

        assertThat(night.scale.ordered()).isEmpty();
        assertThat(night.incident().hold().reason()).isEqualTo("acknowledged");
    }

    @Test
    void resumedByHandOneIncidentIsStillHeldByThePause() {
        pause();
        night.hears(night.firing(CPU, BEGAN));
        night.haetae().people().resume(night.incident().id(), MINA);
        night.passes(Duration.ofMinutes(1));

        assertThat(night.scale.ordered()).isEmpty();
        assertThat(night.types()).endsWith("held", "resumed", "held");
    }

    @Test
    void whoPausesAgainMakesItLongerAndNeverShorter() {
        Instant late = Night.THREE.plus(Duration.ofHours(1));
        automation().pause(null, JIWOO, "a deployment", late);
        automation().pause(null, MINA, "only a minute", Night.THREE.plusSeconds(60));
        assertThat(automation().paused()).extracting(Pause::until).containsExactly(late);
        pause();
        automation().pause(null, MINA, "only a minute", Night.THREE.plusSeconds(60));

        night.hears(night.firing(CPU, BEGAN));
        night.passes(Duration.ofHours(3));
        assertThat(automation().paused()).extracting(Pause::until).containsOnlyNulls();
        assertThat(night.scale.ordered()).isEmpty();
    }

    @Test
    void everyUseOfTheSwitchIsKept() {
        pause();
        night.passes(Duration.ofMinutes(1));
        resume();

        assertThat(automation().history(10))
                .extracting(Pause::on, Pause::by)
                .containsExactly(tuple(false, MINA), tuple(true, JIWOO));
        assertThat(automation().history(1)).hasSize(1);
        assertThat(automation().resume(null, MINA, "again")).isEmpty();
    }
}
