package dev.haetae;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Failure;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.State.Replicas;
import dev.haetae.incident.State;
import dev.haetae.policy.Mode;
import dev.haetae.policy.Policies;
import dev.haetae.remediate.Confirmation;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Before every write: is the alert active now, and is what was decided still fresh? */
class StillTrueTest {

    private static final Map<String, String> DOWN = Night.gameServerDown();
    private static final Instant BEGAN = Night.THREE.minusSeconds(60);
    private static final Outcome NO_ANSWER = new Outcome.Failed(Failure.TIMEOUT, "no answer", true);

    @TempDir
    Path directory;

    private Night asking(Confirmation.Answer answer) {
        return new Night(directory, Policies.shipped(), Mode.AUTO, (episode, now) -> answer);
    }

    @Test
    void whatWasAcknowledgedTwentyMinutesAgoIsDecidedButNotActedUpon() {
        try (Night night = Night.on(directory)) {
            night.receives(night.firing(DOWN, BEGAN));
            night.passesUnattended(Duration.ofMinutes(20));
            night.starts();
            night.passes(Duration.ofMinutes(5));

            assertThat(night.scale.ordered()).isEmpty();
            assertThat(night.types()).endsWith("step-unconfirmed");
            assertThat(night.told()).containsExactly("OPENED", "HANDED_OVER");
        }
    }

    @Test
    void anOrderDecidedTwentyMinutesAgoIsStale() {
        try (Night night = Night.on(directory)) {
            night.scale.nextOrderAnswers(NO_ANSWER);
            night.hears(night.firing(DOWN, BEGAN));
            night.passesUnattended(Duration.ofMinutes(20));
            night.starts();
            night.passes(Duration.ofMinutes(5));

            assertThat(night.cluster.writes()).isZero();
            assertThat(night.scale.ordered().getLast().notAfter()).isEqualTo(Instant.EPOCH);
            assertThat(night.types()).endsWith("handed-over");
        }
    }

    @Test
    void aNewWordFromTheSourceLetsTheStepBeDecidedAfresh() {
        try (Night night = Night.on(directory)) {
            night.receives(night.firing(DOWN, BEGAN));
            night.passesUnattended(Duration.ofMinutes(20));
            night.starts();
            night.passes(Duration.ofMinutes(5));
            night.hears(night.firing(DOWN, BEGAN));

            assertThat(night.replicas(Night.ZONE_1)).isEqualTo(3);
            assertThat(night.types())
                    .containsSubsequence("step-unconfirmed", "step-afresh", "guarded", "action-started");
        }
    }

    @Test
    void alertmanagerIsAskedWhenTheLastWordIsOld() {
        try (Night night = asking(new Confirmation.Answer.Active())) {
            night.receives(night.firing(DOWN, BEGAN));
            night.passesUnattended(Duration.ofMinutes(20));
            night.starts();
            night.passes(Duration.ofSeconds(1));
            assertThat(night.replicas(Night.ZONE_1)).isEqualTo(3);
        }
    }

    @Test
    void whatPeopleSilencedIsTheirsThoughItWasHeardOfJustNow() {
        try (Night night = asking(new Confirmation.Answer.Silenced("people silenced it at Alertmanager (s-1)"))) {
            night.hears(night.firing(DOWN, BEGAN));
            night.passes(Duration.ofMinutes(5));

            assertThat(night.scale.ordered()).isEmpty();
            assertThat(night.incident().isHeld()).isTrue();
            assertThat(night.incident().hold().sentence()).isEqualTo("people silenced it at Alertmanager (s-1)");
        }
    }

    @Test
    void whatAlertmanagerNoLongerListsIsNotFixed() {
        try (Night night = asking(new Confirmation.Answer.Resolved("gone"))) {
            night.receives(night.firing(DOWN, BEGAN));
            night.passesUnattended(Duration.ofMinutes(20));
            night.starts();
            night.passes(Duration.ofMinutes(5));
            assertThat(night.scale.ordered()).isEmpty();
            assertThat(night.types()).endsWith("step-not-needed");
        }
    }

    @Test
    void anAlertmanagerThatCannotBeAskedIsDoubt() {
        try (Night night = asking(new Confirmation.Answer.Unknown("it does not answer"))) {
            night.receives(night.firing(DOWN, BEGAN));
            night.passesUnattended(Duration.ofMinutes(20));
            night.starts();
            night.passes(Duration.ofMinutes(5));
            assertThat(night.scale.ordered()).isEmpty();
            assertThat(night.types()).endsWith("step-unconfirmed");
        }
    }

    @Test
    void anAlertThatHealedBeforeTheOrderIsNotFixedAndItsReturnIs() {
        try (Night night = Night.on(directory)) {
            night.breaksAfterTheLook();
            night.hears(night.firing(DOWN, BEGAN));
            night.hears(night.resolved(DOWN, BEGAN));
            night.cluster.broken(false);
            night.passes(Duration.ofSeconds(30));
            assertThat(night.scale.ordered()).isEmpty();
            assertThat(night.types()).endsWith("step-not-needed");

            night.hears(night.firing(DOWN, night.clock.instant()));
            assertThat(night.replicas(Night.ZONE_1)).isEqualTo(3);
            assertThat(night.incident().state()).isEqualTo(State.MITIGATING);
        }
    }

    @Test
    void anOrderWhoseWriteWasMadeBeforeItWentStaleCountsAsMade() {
        try (Night night = Night.on(directory)) {
            night.scale.nextAnswerBecomes(done -> NO_ANSWER);
            night.hears(night.firing(DOWN, BEGAN));
            night.passesUnattended(Duration.ofMinutes(20));
            night.starts();
            night.passes(Duration.ofSeconds(10));

            assertThat(night.cluster.writes()).isOne();
            assertThat(night.types())
                    .containsSubsequence("guarded", "action-started", "action-ended", "action-ended", "target-ready");
        }
    }

    @Test
    void aWordFromTheSourceOverrulesAnAlertmanagerThatForgot() {
        try (Night night = asking(new Confirmation.Answer.Resolved("gone"))) {
            night.receives(night.firing(DOWN, BEGAN));
            night.passesUnattended(Duration.ofMinutes(20));
            night.starts();
            night.passes(Duration.ofMinutes(5));
            assertThat(night.types()).contains("step-not-needed");
            night.hears(night.firing(DOWN, BEGAN));

            assertThat(night.replicas(Night.ZONE_1)).isEqualTo(3);
        }
    }

    @Test
    void anOrderOvertakenByAPersonWhileWeWereDownHoldsTheLadder() {
        try (Night night = Night.on(directory)) {
            night.scale.nextOrderAnswers(NO_ANSWER);
            night.hears(night.firing(DOWN, BEGAN));
            night.cluster.change(Night.ZONE_1, now -> new Replicas(6, 6, now.generation() + 1, now.uid()));
            night.passesUnattended(Duration.ofMinutes(20));
            night.starts();
            night.passes(Duration.ofMinutes(5));

            assertThat(night.incident().isHeld()).isTrue();
            assertThat(night.replicas(Night.ZONE_1)).isEqualTo(6);
        }
    }
}
