package dev.haetae;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Configure;
import dev.haetae.contract.Failure;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.RunJob;
import dev.haetae.contract.Target;
import dev.haetae.incident.Actor;
import dev.haetae.incident.Progress;
import dev.haetae.incident.State;
import dev.haetae.policy.Mode;
import dev.haetae.policy.Policies;
import dev.haetae.testkit.ManualClock;
import dev.haetae.testkit.ScriptedVerb;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** S6, S7, S9, S12, S13: it is not over when the alert is gone, but when what was bridged meanwhile is put right. */
class RecoveryTest {

    private static final Target SWITCH = Rehearsed.of(Configure.CONFIG_MAP, "content/source");
    private static final Target JOB = Rehearsed.of(RunJob.CRON_JOB, "redistribute");
    private static final Actor MINA = Actor.person("mina");
    private static final Duration HOLD_DOWN = Duration.ofMinutes(2);

    private static final String BY_ITSELF = "run-job: {cronJob: redistribute}";
    private static final String AGREED = "{run-job: {cronJob: redistribute}, mode: approve}";

    @TempDir
    Path directory;

    private final ManualClock clock = new ManualClock(Night.THREE);
    private final ScriptedVerb configure =
            new ScriptedVerb(Configure.VERB, clock).with(SWITCH, new Configure.Setting("uid-1", "cdn"));
    private final ScriptedVerb runJob =
            new ScriptedVerb(RunJob.VERB, clock).with(JOB, new RunJob.Runs("uid-2", null, RunJob.Phase.NONE, null));

    private Night bridged(Mode mode, String recovery) {
        return bridged(mode, recovery, "");
    }

    /** @param more of the step that bridges the failure */
    private Night bridged(Mode mode, String recovery, String more) {
        Policies policies =
                Playbook.with(directory.resolve("policies"), "playbooks/rehearsed.yaml", """
                name: rehearsed
                scenario: S9
                match: ['alertname="Rehearsed"']
                steps:
                  - configure: {configMap: content, key: source, value: local, expires: 1h}
                %srecovery:
                  - %s
                """.formatted(more, recovery));
        Night night = new Night(directory.resolve("data"), policies, mode, null).knowing(configure, runJob);
        Rehearsed.fires(night);
        night.passes(Duration.ofMinutes(1));
        return night;
    }

    private static void isOver(Night night) {
        Rehearsed.isOver(night);
        night.passes(HOLD_DOWN.plusSeconds(1));
    }

    @Test
    void whatIsLeftIsPutRightBeforeItIsOver() {
        try (Night night = bridged(Mode.AUTO, BY_ITSELF)) {
            assertThat(runJob.ordered()).as("while the alert fires").isEmpty();
            isOver(night);
            night.passes(Duration.ofSeconds(10));

            assertThat(runJob.ordered()).hasSize(1);
            assertThat(night.types())
                    .containsSubsequence(
                            "alerts-gone",
                            "step-judged",
                            "recovery-began",
                            "guarded",
                            "action-started",
                            "action-ended",
                            "step-judged",
                            "resolved",
                            "closed");
            assertThat(night.incident().timeToResolve(night.clock.instant()))
                    .as("until the alert was gone")
                    .isEqualTo(Duration.ofMinutes(1));
        }
    }

    @Test
    void aReceiverThatDiesInBetweenGoesOnWithIt() {
        try (Night night = bridged(Mode.AUTO, AGREED)) {
            isOver(night);
            night.starts();
            night.haetae().approvals().approve(approval(night), MINA);
            night.passes(Duration.ofSeconds(10));

            assertThat(runJob.ordered()).hasSize(1);
            assertThat(night.incident().state()).isEqualTo(State.CLOSED);
        }
    }

    @Test
    void anAlertThatIsBackBeginsTheLadderAnew() {
        try (Night night = bridged(Mode.AUTO, AGREED)) {
            isOver(night);
            assertThat(night.types()).endsWith("recovery-began", "guarded", "approval-wanted");
            String asked = approval(night);
            night.hears(night.firing(Rehearsed.ALERT, night.clock.instant()));

            assertThat(night.types()).containsSubsequence("approval-wanted", "alert-back", "recovery-left");
            assertThat(night.haetae().approvals().approve(asked, MINA))
                    .as("what was asked then is asked no more")
                    .isEmpty();
            assertThat(runJob.ordered()).isEmpty();
        }
    }

    /** S9: no content is redistributed while the CDN is away again. */
    @Test
    void whatComesToNothingSinceTheAlertIsBackBeginsTheLadderAnew() {
        try (Night night = bridged(Mode.AUTO, BY_ITSELF, "  - scale: {by: 1}\n")) {
            runJob.next(action -> new Outcome.Continue("redistribute-1", 0.5));
            runJob.next(action -> new Outcome.Failed(Failure.WORK_FAILED, "job failed: no CDN", false));
            isOver(night);
            night.hears(night.firing(Rehearsed.ALERT, night.clock.instant()));
            night.passes(Duration.ofSeconds(10));

            assertThat(night.types()).containsSubsequence("alert-back", "action-ended", "step-denied", "recovery-left");
        }
    }

    @Test
    void theLadderThatBeginsAnewGoesOnFromTheBridgeThatStands() {
        try (Night night = bridged(Mode.AUTO, AGREED, "  - scale: {by: 1}\n")) {
            isOver(night);
            night.hears(night.firing(Rehearsed.ALERT, night.clock.instant()));
            night.passes(Duration.ofSeconds(10));

            assertThat(night.types())
                    .containsSubsequence("recovery-left", "step-done", "action-started")
                    .doesNotContain("handed-over");
            assertThat(night.replicas(Night.PLATFORM)).isEqualTo(5);
        }
    }

    /** The second outage within the hour was bridged by the first one's switch: it leaves as much to be put right. */
    @Test
    void theNextFailureThatReliesOnTheBridgeIsRecoveredFromToo() {
        try (Night night = bridged(Mode.AUTO, BY_ITSELF)) {
            isOver(night);
            night.passes(Duration.ofSeconds(10));
            Instant again = night.clock.instant();
            night.hears(night.firing(Rehearsed.ALERT, again));
            night.passes(Duration.ofMinutes(7));
            night.hears(night.resolved(Rehearsed.ALERT, again));
            night.passes(HOLD_DOWN);
            assertThat(runJob.ordered()).as("in the cool-down of the job").hasSize(1);

            night.passes(Duration.ofMinutes(3));
            assertThat(runJob.ordered()).hasSize(2);
            assertThat(night.haetae().incidents().newest(null, 10, one -> true))
                    .hasSize(2)
                    .allMatch(incident -> incident.state() == State.CLOSED);
        }
    }

    @Test
    void whatCannotBePutRightIsLeftToPeopleWhoMayHaveItTriedAgain() {
        try (Night night = bridged(Mode.AUTO, BY_ITSELF)) {
            runJob.next(action -> new Outcome.Failed(Failure.WORK_FAILED, "job failed: no space left", false));
            isOver(night);
            night.passes(Duration.ofMinutes(30));
            assertThat(night.types()).endsWith("action-ended", "step-denied", "handed-over");
            assertThat(night.incident().state()).as("S9: not recovered").isEqualTo(State.MONITORING);

            night.haetae().people().resume(night.incident().id(), MINA);
            night.passes(Duration.ofSeconds(10));
            assertThat(runJob.ordered()).hasSize(2);
            assertThat(night.incident().state()).isEqualTo(State.CLOSED);
        }
    }

    @Test
    void whoeverOnlyWatchesSeesWhatWouldBePutRight() {
        try (Night night = bridged(Mode.OBSERVE, BY_ITSELF)) {
            isOver(night);

            assertThat(night.types())
                    .containsSubsequence("step-proposed", "alerts-gone", "recovery-began", "step-proposed", "closed");
            assertThat(runJob.ordered()).isEmpty();
        }
    }

    @Test
    void whatWouldNotEvenBeAllowedKeepsNoIncidentOpen() {
        try (Night night = bridged(Mode.SUGGEST, BY_ITSELF)) {
            night.haetae().automation().pause(null, MINA, "a deployment", null);
            isOver(night);

            assertThat(night.types()).containsSubsequence("recovery-began", "step-denied", "resolved", "closed");
            assertThat(night.types()).doesNotContain("handed-over", "held");
        }
    }

    @Test
    void whatWasOnlySaidIsNotPutRightInEarnest() {
        try (Night night = bridged(Mode.AUTO, BY_ITSELF, "    mode: observe\n")) {
            isOver(night);

            assertThat(night.types()).containsSubsequence("recovery-began", "step-proposed", "closed");
            assertThat(runJob.ordered()).isEmpty();
        }
    }

    @Test
    void nothingIsPutRightWhereNothingWasDone() {
        try (Night night = bridged(Mode.APPROVE, BY_ITSELF)) {
            isOver(night);

            assertThat(night.types()).doesNotContain("recovery-began").endsWith("resolved", "closed");
        }
    }

    /** S9: no CDN is back within the five minutes in which a step is judged. */
    @Test
    void aFailureThatOutlastsTheLadderIsRecoveredFromAllTheSame() {
        try (Night night = bridged(Mode.AUTO, BY_ITSELF)) {
            night.passes(Duration.ofMinutes(40));
            assertThat(night.types()).containsSubsequence("step-judged", "handed-over");
            isOver(night);
            night.passes(Duration.ofSeconds(10));

            assertThat(night.types()).containsSubsequence("handed-over", "alerts-gone", "recovery-began", "closed");
            assertThat(runJob.ordered()).hasSize(1);
        }
    }

    @Test
    void whoeverHasTheIncidentHasItsRecoveryToo() {
        try (Night night = bridged(Mode.AUTO, BY_ITSELF)) {
            night.haetae().people().acknowledge(night.incident().id(), MINA);
            isOver(night);
            night.passes(Duration.ofMinutes(10));

            assertThat(runJob.ordered()).isEmpty();
            assertThat(night.types()).endsWith("recovery-began", "handed-over");
            assertThat(night.told()).contains("HANDED_OVER");
            assertThat(night.called()).as("nothing failed, and she has it").isEmpty();
            assertThat(night.incident().state())
                    .as("nobody says that it is put right")
                    .isEqualTo(State.MONITORING);

            night.haetae().people().resume(night.incident().id(), MINA);
            night.passes(Duration.ofSeconds(10));
            assertThat(runJob.ordered()).hasSize(1);
            assertThat(night.incident().state()).isEqualTo(State.CLOSED);
        }
    }

    @Test
    void soHasWhoeverTakesItOnceItsLadderIsExhausted() {
        try (Night night = bridged(Mode.AUTO, BY_ITSELF)) {
            night.passes(Duration.ofMinutes(40));
            night.haetae().people().acknowledge(night.incident().id(), MINA);
            isOver(night);
            night.passes(Duration.ofMinutes(10));
            assertThat(runJob.ordered()).isEmpty();
            assertThat(night.types()).endsWith("recovery-began", "handed-over");

            night.haetae().people().resume(night.incident().id(), MINA);
            night.passes(Duration.ofSeconds(10));
            assertThat(runJob.ordered()).hasSize(1);
        }
    }

    @Test
    void whoeverResumesItInTheHoldDownOfAnAlertThatCameBackWaitsForItsEnd() {
        try (Night night = bridged(Mode.AUTO, BY_ITSELF)) {
            night.haetae().people().acknowledge(night.incident().id(), MINA);
            isOver(night);
            night.hears(night.firing(Rehearsed.ALERT, night.clock.instant()));
            Rehearsed.isOver(night);
            night.haetae().people().resume(night.incident().id(), MINA);
            night.passes(Duration.ofMinutes(1));
            assertThat(runJob.ordered()).isEmpty();

            night.passes(HOLD_DOWN);
            assertThat(runJob.ordered()).hasSize(1);
            assertThat(night.incident().state()).isEqualTo(State.CLOSED);
        }
    }

    @Test
    void nobodyIsWokenForWhatWaitsToBePutRight() {
        try (Night night = bridged(Mode.AUTO, BY_ITSELF)) {
            night.haetae().people().acknowledge(night.incident().id(), MINA);
            isOver(night);
            night.passes(Duration.ofHours(3));
            assertThat(night.called()).isEmpty();

            night.hears(night.firing(Rehearsed.ALERT, night.clock.instant()));
            assertThat(night.called()).as("it fires after three hours").isNotEmpty();
        }
    }

    @Test
    void whoeverPutItRightThemselvesEndsIt() {
        try (Night night = bridged(Mode.AUTO, BY_ITSELF)) {
            night.haetae().people().acknowledge(night.incident().id(), MINA);
            isOver(night);
            night.haetae().people().resolve(night.incident().id(), MINA);
            night.passes(Duration.ofMinutes(10));

            assertThat(runJob.ordered()).isEmpty();
            assertThat(night.incident().state()).isEqualTo(State.CLOSED);
        }
    }

    @Test
    void aPauseOfAutomationHoldsItUntilItIsLifted() {
        try (Night night = bridged(Mode.AUTO, BY_ITSELF)) {
            night.haetae().automation().pause(null, MINA, "a deployment", null);
            isOver(night);
            assertThat(night.incident().isHeld()).isTrue();
            assertThat(runJob.ordered()).isEmpty();

            night.haetae().automation().resume(null, MINA, "it is done");
            night.passes(Duration.ofSeconds(10));
            assertThat(runJob.ordered()).hasSize(1);
            assertThat(night.incident().state()).isEqualTo(State.CLOSED);
        }
    }

    private static String approval(Night night) {
        return night.incident().progress() instanceof Progress.Approval asked ? asked.approval() : "none is asked for";
    }
}
