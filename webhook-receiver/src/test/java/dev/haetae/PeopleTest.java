package dev.haetae;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Observation;
import dev.haetae.contract.State.Replicas;
import dev.haetae.incident.Actor;
import dev.haetae.incident.Happening.ApprovalWanted;
import dev.haetae.incident.State;
import dev.haetae.policy.Mode;
import dev.haetae.policy.Policies;
import dev.haetae.remediate.People;
import dev.haetae.testkit.ScriptedFunction;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When people step in, automation keeps its hands off; and each mode goes as far as it is trusted. */
class PeopleTest {

    private static final Map<String, String> CPU = Night.highCpu();
    private static final Instant BEGAN = Night.THREE.minusSeconds(60);
    private static final Actor JIWOO = Actor.person("jiwoo");

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

    private Night in(Mode mode) {
        return new Night(directory.resolve(mode.word()), Policies.shipped(), mode, null);
    }

    private People people() {
        return night.haetae().people();
    }

    @Test
    void anAcknowledgementHoldsTheLadder() {
        night.hears(night.firing(CPU, BEGAN));
        people().acknowledge(night.incident().id(), JIWOO);
        night.passes(Duration.ofMinutes(20));

        assertThat(night.incident().state()).isEqualTo(State.ACKNOWLEDGED);
        assertThat(night.incident().hold().sentence()).isEqualTo("jiwoo has taken the incident");
        assertThat(night.scale.ordered()).hasSize(1);
        assertThat(night.told()).containsSubsequence("ACKNOWLEDGED", "HELD");
    }

    @Test
    void anOrderNotYetGivenIsNotGivenAfterAnAcknowledgement() {
        night.scale.nextLook(target -> {
            people().acknowledge(night.incident().id(), JIWOO);
            return new Observation.Found(night.cluster.replicas(target));
        });
        night.hears(night.firing(CPU, BEGAN));
        night.passes(Duration.ofMinutes(20));

        assertThat(night.cluster.writes()).isZero();
        assertThat(night.types()).contains("acknowledged", "held");
        assertThat(night.begun()).containsExactly("diagnose");
    }

    @Test
    void resumedByHandTheStepIsDecidedAfresh() {
        night.hears(night.firing(CPU, BEGAN));
        people().acknowledge(night.incident().id(), JIWOO);
        night.passes(Duration.ofMinutes(6));
        people().resume(night.incident().id(), JIWOO);
        night.passes(Duration.ofSeconds(1));

        assertThat(night.incident().isHeld()).isFalse();
        assertThat(night.replicas(Night.PLATFORM)).isEqualTo(9);
        assertThat(night.types()).containsSubsequence("acknowledged", "held", "step-judged", "resumed", "guarded");
    }

    @Test
    void anIncidentWithoutAPlaybookHasNothingToResume() {
        night.hears(night.firing(Night.labels("SomethingOdd", "matchmaking", "warning", Map.of()), BEGAN));
        people().resume(night.incident().id(), JIWOO);
        night.passes(Duration.ofMinutes(5));

        assertThat(night.types()).endsWith("handed-over", "resumed");
    }

    @Test
    void anIncidentResolvedByHandIsClosedAfterTheHoldDown() {
        night.hears(night.firing(CPU, BEGAN));
        people().resolve(night.incident().id(), JIWOO);
        assertThat(night.incident().state()).isEqualTo(State.RESOLVED);
        night.passes(Duration.ofMinutes(20));

        assertThat(night.incident().state()).isEqualTo(State.CLOSED);
        assertThat(night.scale.ordered()).hasSize(1);
    }

    @Test
    void whatIsClosedCannotBeResolvedAgain() {
        night.hears(night.firing(CPU, BEGAN));
        String id = night.incident().id();
        people().resolve(id, JIWOO);
        night.passes(Duration.ofMinutes(3));

        assertThat(people().resolve(id, JIWOO)).isEqualTo(new People.Answer.NotNow(State.CLOSED));
        assertThat(people().resolve("20990101-000000-nobody", JIWOO)).isEqualTo(new People.Answer.Unknown());
    }

    @Test
    void aNoteIsKeptWithItsAuthor() {
        night.hears(night.firing(CPU, BEGAN));
        people().note(night.incident().id(), JIWOO, "the matchmaker was just released");

        assertThat(night.events().getLast().actor()).isEqualTo(JIWOO);
        assertThat(night.types()).endsWith("noted");
    }

    @Test
    void inModeObserveNothingIsDoneAndWhatWouldHaveBeenIsSaid() {
        try (Night observing = in(Mode.OBSERVE)) {
            observing.hears(observing.firing(CPU, BEGAN));
            observing.passes(Duration.ofMinutes(20));

            assertThat(observing.scale.ordered()).isEmpty();
            assertThat(observing.types()).endsWith("guarded", "step-proposed");
            assertThat(observing.told()).containsExactly("OPENED", "DIAGNOSED", "OBSERVED");
        }
    }

    @Test
    void inModeSuggestItIsLeftToPeople() {
        try (Night suggesting = in(Mode.SUGGEST)) {
            suggesting.hears(suggesting.firing(CPU, BEGAN));

            assertThat(suggesting.scale.ordered()).isEmpty();
            assertThat(suggesting.told()).containsExactly("OPENED", "DIAGNOSED", "SUGGESTED");
        }
    }

    private static String wanted(Night night) {
        return night.events().stream()
                .map(event -> event.what())
                .filter(ApprovalWanted.class::isInstance)
                .map(ApprovalWanted.class::cast)
                .findFirst()
                .orElseThrow()
                .approval();
    }

    @Test
    void inModeApproveItIsDoneOnceAPersonAgreed() {
        try (Night asking = in(Mode.APPROVE)) {
            asking.hears(asking.firing(CPU, BEGAN));
            assertThat(asking.scale.ordered()).isEmpty();
            assertThat(asking.told()).endsWith("APPROVAL_WANTED");
            String approval = wanted(asking);

            assertThat(asking.haetae().approvals().approve(approval, JIWOO)).isPresent();
            asking.passes(Duration.ofSeconds(1));
            assertThat(asking.replicas(Night.PLATFORM)).isEqualTo(6);
            assertThat(asking.haetae().approvals().approve(approval, JIWOO)).isEmpty();
        }
    }

    @Test
    void aRejectionOrSilenceGoesToPeople() {
        try (Night asking = in(Mode.APPROVE)) {
            asking.hears(asking.firing(CPU, BEGAN));
            asking.haetae().approvals().reject(wanted(asking), JIWOO);
            asking.passes(Duration.ofHours(1));
            assertThat(asking.types()).endsWith("handed-over");

            asking.hears(asking.firing(Night.gameServerDown(), asking.clock.instant()));
            asking.passes(Duration.ofHours(1));
            assertThat(asking.told()).endsWith("APPROVAL_WANTED", "HANDED_OVER");
            assertThat(asking.scale.ordered()).isEmpty();
        }
    }

    @Test
    void whatWasAgreedToIsNotDoneToATargetThatChangedSince() {
        try (Night asking = in(Mode.APPROVE)) {
            asking.hears(asking.firing(CPU, BEGAN));
            asking.cluster.change(Night.PLATFORM, now -> new Replicas(6, 6, now.generation() + 1, now.uid()));
            asking.haetae().approvals().approve(wanted(asking), JIWOO);
            asking.passes(Duration.ofSeconds(1));

            assertThat(asking.scale.ordered()).isEmpty();
            assertThat(asking.types()).endsWith("approval-given", "guarded", "approval-wanted");
        }
    }

    @Test
    void anApprovalOfAnIncidentThatIsOverIsNotAskedForAnyMore() {
        try (Night asking = in(Mode.APPROVE)) {
            asking.hears(asking.firing(CPU, BEGAN));
            String approval = wanted(asking);
            asking.hears(asking.resolved(CPU, BEGAN));
            asking.passes(Duration.ofHours(1));

            assertThat(asking.haetae().approvals().approve(approval, JIWOO)).isEmpty();
            assertThat(asking.told()).doesNotContain("HANDED_OVER");
        }
    }

    @Test
    void anIncidentTakenBeforeItHadAPlaybookIsHeldToo() {
        night.hears(night.firing(Night.labels("SlowTick", "platform-server", "warning", Map.of()), BEGAN));
        people().acknowledge(night.incident().id(), JIWOO);
        night.hears(night.firing(CPU, BEGAN));
        night.passes(Duration.ofMinutes(5));

        assertThat(night.scale.ordered()).isEmpty();
    }

    @Test
    void afterSomeoneElsesChangeAPersonMayLetItGoOn() {
        night.hears(night.firing(CPU, BEGAN));
        night.cluster.change(Night.PLATFORM, now -> new Replicas(5, 5, now.generation() + 1, now.uid()));
        night.passes(Duration.ofMinutes(6));
        assertThat(night.incident().isHeld()).isTrue();
        people().resume(night.incident().id(), JIWOO);
        night.passes(Duration.ofSeconds(1));

        assertThat(night.replicas(Night.PLATFORM)).isEqualTo(8);
    }

    @Test
    void anIncidentReopenedAfterItWasResolvedByHandGoesOn() {
        night.scale.nextLook(target -> new Observation.Found(ScriptedFunction.settled(4)));
        IntStream.range(0, 40)
                .forEach(look -> night.scale.nextLook(target -> new Observation.Found(new Replicas(6, 4, 2, "uid-1"))));
        night.hears(night.firing(CPU, BEGAN));
        people().resolve(night.incident().id(), JIWOO);
        night.passes(Duration.ofSeconds(30));
        night.hears(night.resolved(CPU, BEGAN));
        night.passes(Duration.ofSeconds(1));
        night.hears(night.firing(CPU, night.clock.instant()));
        night.passes(Duration.ofMinutes(6));

        assertThat(night.types()).contains("step-judged");
        assertThat(night.scale.ordered()).hasSize(2);
    }
}
