package dev.haetae;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Action;
import dev.haetae.contract.Failure;
import dev.haetae.contract.Observation;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.Rollback;
import dev.haetae.contract.RunJob;
import dev.haetae.contract.Target;
import dev.haetae.incident.Actor;
import dev.haetae.incident.Progress;
import dev.haetae.policy.Mode;
import dev.haetae.store.Space;
import dev.haetae.testkit.ManualClock;
import dev.haetae.testkit.ScriptedVerb;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Work that takes longer than one order: given again until it is done, by whichever receiver is there. */
class LongWorkTest {

    private static final Target JOB = Rehearsed.of(RunJob.CRON_JOB, "take-snapshot");
    private static final Outcome GOING = new Outcome.Continue("take-snapshot-1", 0.5);

    @TempDir
    Path directory;

    private final ManualClock clock = new ManualClock(Night.THREE);
    private final ScriptedVerb job =
            new ScriptedVerb(RunJob.VERB, clock).with(JOB, new RunJob.Runs("uid-1", null, RunJob.Phase.NONE, null));

    private Night night() {
        Night night = Rehearsed.night(directory, Mode.AUTO, "- run-job: {cronJob: take-snapshot}\n", job);
        Rehearsed.fires(night);
        return night;
    }

    private void goesOnFor(int orders) {
        for (int order = 0; order < orders; order++) {
            job.next(action -> GOING);
        }
    }

    @Test
    void itIsTheSameOrderUntilItIsDoneThoughTheAlertIsGoneAndTheReceiverDies() {
        goesOnFor(90);
        try (Night night = night()) {
            night.passes(Duration.ofSeconds(30));
            Rehearsed.isOver(night);
            night.starts();
            night.passes(Duration.ofMinutes(6));

            assertThat(job.ordered())
                    .extracting(Action::id)
                    .containsOnly(job.ordered().getFirst().id());
            assertThat(job.ordered()).hasSizeGreaterThan(90);
            assertThat(night.types()).containsSubsequence("target-ready", "step-judged", "resolved");
        }
    }

    @Test
    void itEndsWithItsStepsTime() {
        goesOnFor(10_000);
        try (Night night = night()) {
            night.passes(Duration.ofMinutes(14));
            assertThat(job.ordered().getLast().notAfter()).isAfter(Night.THREE);
            job.next(action -> refusedIfLate(action));
            night.passes(Duration.ofMinutes(3));

            assertThat(job.ordered()).extracting(Action::notAfter).contains(Instant.EPOCH);
        }
    }

    @Test
    void whoeverHoldsItStopsIt() {
        goesOnFor(5);
        try (Night night = night()) {
            night.haetae().people().acknowledge(night.incident().id(), Actor.person("mina"));
            job.next(action -> refusedIfLate(action));
            night.passes(Duration.ofSeconds(20));

            assertThat(job.ordered()).extracting(Action::notAfter).contains(Instant.EPOCH);
        }
    }

    @Test
    void oneCallThatFailsIsNoReasonNotToKnowWhatBecameOfIt() {
        goesOnFor(5);
        try (Night night = night()) {
            night.haetae().people().acknowledge(night.incident().id(), Actor.person("mina"));
            job.next(action -> new Outcome.Failed(Failure.UNREACHABLE, "no route", true));
            job.next(action -> refusedIfLate(action));
            night.passes(Duration.ofSeconds(40));

            assertThat(night.types()).doesNotContain("handed-over");
            assertThat(night.incident().isHeld()).isTrue();
        }
    }

    private static Outcome refusedIfLate(Action action) {
        return action.notAfter().equals(Instant.EPOCH) ? new Outcome.Refused(Refusal.STALE, "too late") : GOING;
    }

    @Test
    void whatCannotBeStoppedIsLeftToPeopleAfterItsStepsTime() {
        goesOnFor(10_000);
        try (Night night = night()) {
            night.passes(Duration.ofMinutes(16));
            int orders = job.ordered().size();
            night.passes(Duration.ofMinutes(5));

            assertThat(job.ordered()).hasSize(orders);
            assertThat(job.ordered().getLast().notAfter()).isEqualTo(Instant.EPOCH);
            assertThat(night.types()).endsWith("action-ended", "handed-over");
        }
    }

    @Test
    void aJobThatSomebodyDeletedIsNotRunAgain() {
        goesOnFor(100);
        try (Night night = night()) {
            night.passes(Duration.ofMinutes(3));
            clock.set(night.clock.instant());
            night.starts();
            night.passes(Duration.ofMinutes(1));
            Instant asDecided = Night.THREE.plus(Duration.ofMinutes(2));
            assertThat(job.ordered()).noneMatch(order -> order.notAfter().isAfter(asDecided));
            int orders = job.ordered().size();

            assertThat(night.incident().isHeld()).isTrue();
            night.passes(Duration.ofMinutes(20));
            assertThat(job.ordered()).hasSize(orders);
        }
    }

    /** Whoever took the release on again while the receiver was away may have had a reason. */
    @Test
    void aRollbackThatSomebodyTookBackOnItsWayIsNotWrittenAgain() {
        ScriptedVerb rollback = new ScriptedVerb(Rollback.VERB, clock).with(Night.PLATFORM, release("bad"));
        rollback.next(order -> {
            rollback.with(Night.PLATFORM, release("good"));
            return GOING;
        });
        try (Night night = Rehearsed.night(directory, Mode.APPROVE, "- rollback: {to: last-good}\n", rollback)) {
            Rehearsed.fires(night);
            var asked = (Progress.Approval) night.incident().progress();
            night.haetae().approvals().approve(asked.approval(), Actor.person("mina"));
            night.passes(Duration.ZERO);
            rollback.with(Night.PLATFORM, release("bad"));
            night.starts();
            night.passes(Duration.ofMinutes(5));

            assertThat(rollback.seen(Night.PLATFORM)).isEqualTo(new Observation.Found(release("bad")));
            assertThat(night.incident().isHeld()).isTrue();
        }
    }

    /** Its pods are replaced by the cluster, which nothing here can hold back. */
    @Test
    void aRollbackOnItsWayCountsAsCarriedOutWhenAutomationIsPaused() {
        ScriptedVerb rollback = new ScriptedVerb(Rollback.VERB, clock).with(Night.PLATFORM, release("bad"));
        rollback.next(order -> {
            rollback.with(Night.PLATFORM, release("good"));
            return GOING;
        });
        try (Night night = Rehearsed.night(directory, Mode.APPROVE, "- rollback: {to: last-good}\n", rollback)) {
            Rehearsed.fires(night);
            var asked = (Progress.Approval) night.incident().progress();
            night.haetae().approvals().approve(asked.approval(), Actor.person("mina"));
            night.passes(Duration.ZERO);
            night.haetae().automation().pause(null, Actor.person("mina"), "it looks odd", null);
            night.passes(Duration.ofSeconds(10));

            assertThat(rollback.ordered().getLast().notAfter()).isEqualTo(Instant.EPOCH);
            assertThat(night.incident().progress()).isInstanceOf(Progress.Verifying.class);
        }
    }

    private static Rollback.Release release(String revision) {
        return new Rollback.Release(
                "uid-2", revision, Night.THREE, "good", Map.of("1", "good", "2", "bad"), null, 3, 3, 3, false);
    }

    @Test
    void itKeepsItsTargetForAsLongAsItsStepMayTake() {
        goesOnFor(10_000);
        String anHour = "- run-job: {cronJob: take-snapshot}\n  deadline: 1h\n";
        try (Night night = Rehearsed.night(directory, Mode.AUTO, anHour, job)) {
            Rehearsed.fires(night);

            assertThat(lock(night))
                    .contains(Night.THREE.plus(Duration.ofMinutes(65)).toString());
        }
    }

    @Test
    void soDoesWhatBeganLate() {
        for (int order = 0; order < 5; order++) {
            job.next(action -> new Outcome.Failed(Failure.TIMEOUT, "no answer", true));
        }
        goesOnFor(10_000);
        try (Night night = night()) {
            night.passes(Duration.ofMinutes(2));

            Instant begun = Night.THREE.plusSeconds(62);
            assertThat(lock(night)).contains(begun.plus(Duration.ofMinutes(20)).toString());
        }
    }

    private static String lock(Night night) {
        return night.store().get(Space.LEDGER, "lock/" + JOB).orElseThrow().value();
    }
}
