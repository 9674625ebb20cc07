package dev.haetae.function.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.haetae.contract.Custody;
import dev.haetae.contract.Failure;
import dev.haetae.contract.Observation;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.Rollback;
import dev.haetae.contract.Target;
import dev.haetae.function.kubernetes.Receipt;
import dev.haetae.function.kubernetes.Sight;
import dev.haetae.testkit.AuditLine;
import dev.haetae.testkit.SimulatedFault;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is written to a workload on the simulated cluster, and what is not. */
@QuarkusTest
class RollbackWritesTest extends OnSimulator {

    @Test
    void theReleaseBeforeComesBackByOnePatch() {
        Rollback order = rollback();

        assertThat(function.apply(order)).isEqualTo(new Outcome.Continue(order.revision(), 0));
        Outcome.Applied applied = (Outcome.Applied) end(order);

        assertThat(applied.before()).isEqualTo(seen);
        assertThat(order.isDoneIn(applied.after())).isTrue();
        assertThat(bench.image(target)).endsWith(":1");
        assertThat(bench.writes(target)).singleElement().matches(AuditLine::accepted);
    }

    @Test
    void theUndoRollsForwardAgain() {
        Outcome.Applied applied = (Outcome.Applied) end(rollback());

        function.apply(applied.undo());

        assertThat(bench.image(target)).endsWith(":2");
        await().until(() -> applied.undo().isDoneIn(release(target)));
    }

    @Test
    void whatWasBroughtBackHasNothingGoodBeforeIt() {
        function.apply(rollback());
        await().until(() -> release(target).settled());

        Rollback.Release now = release(target);

        assertThat(now.revision()).isEqualTo(seen.lastGood());
        assertThat(now.since()).isEqualTo(seen.since());
        assertThat(now.revisions()).isEqualTo(Map.of("2", seen.revision()));
    }

    @Test
    void givenAgainAfterwardsItChangesNothing() {
        function.apply(rollback());
        await().until(() -> release(target).settled());
        bench.clock().advance(Duration.ofMinutes(2));

        assertThat(function.apply(rollback().withNotAfter(seen.since()))).isInstanceOf(Outcome.AlreadyApplied.class);
        assertThat(bench.writes(target)).hasSize(1);
    }

    @Test
    void aReleaseThatIsStillOnItsWayIsTakenBack() {
        bench.annotate(target, "simulator.haetae.dev/ready-after", "never");
        bench.release(target, "3");
        await().until(() -> release(target).updated() > 0);
        Rollback.Release bad = release(target);

        Rollback order = rollback(target, bad);

        assertThat(bad.ready()).isZero();
        assertThat(order.revision()).isEqualTo(seen.revision());
        assertThat(function.apply(order)).isInstanceOf(Outcome.Applied.class);
        await().until(() -> order.isDoneIn(release(target)));
    }

    @Test
    void whoeverIsSilentForLongWhileOldPodsAnswerAils() {
        bench.annotate(target, "simulator.haetae.dev/ready-after", "never");
        bench.release(target, "3");
        await().until(() -> release(target).updated() > 0);
        Duration ahead =
                Duration.between(bench.clock().instant(), release(target).since());

        bench.clock().advance(ahead.plusMinutes(1));
        assertThat(release(target).ailing()).isFalse();
        bench.clock().advance(Duration.ofMinutes(2));
        assertThat(release(target).ailing()).isTrue();
    }

    @Test
    void whatGitOwnsIsRefused() {
        bench.track(target, "game");

        assertThat(function.observe(target))
                .isInstanceOfSatisfying(
                        Observation.Owned.class,
                        owned -> assertThat(owned.owner()).isEqualTo("Argo CD application game"));
        assertRefused(rollback(), Refusal.OWNED);
    }

    @Test
    void whatPeopleKeepToThemselvesIsLeftAlone() {
        bench.annotate(target, Custody.PAUSE, "we are on it");

        assertThat(function.observe(target))
                .isInstanceOfSatisfying(
                        Observation.Found.class,
                        found -> assertThat(found.custody().paused()).contains(target.name()));
        assertRefused(rollback(), Refusal.HANDS_OFF);
    }

    @Test
    void aMarkedReleaseIsNotTakenBack() {
        bench.annotate(target, Marks.SAFE, "false");
        bench.annotate(target, Marks.BECAUSE, "it migrated the accounts");

        assertThat(release(target).unsafe()).isEqualTo("it migrated the accounts");
        assertRefused(rollback(), Refusal.UNSAFE);
    }

    @Test
    void aPausedRolloutIsNotResumed() {
        bench.pause(target);

        assertRefused(rollback(), Refusal.BUSY);
    }

    @Test
    void anUnknownRevisionIsAbsent() {
        assertRefused(new Rollback("of-nobody", target, "nonesuch", seen, soon()), Refusal.TARGET_ABSENT);
    }

    @Test
    void aStrategyThatTakesAllAtOnceIsRefused() {
        bench.change(
                target,
                spec -> spec.withNewStrategy()
                        .withType("Recreate")
                        .withRollingUpdate(null)
                        .endStrategy());
        bench.settle(target);

        assertRefused(rollback(), Refusal.UNSUPPORTED);
    }

    @Test
    void statusChurnMovesTheVersionButNotTheExpectation() {
        Sight.Present<Candidate> stale = (Sight.Present<Candidate>) cluster.look(target);
        bench.churn(target);

        assertThat(cluster.write(rollback(), stale.found(), way(stale))).isEqualTo(new Receipt.Conflicted());
        assertThat(function.apply(rollback())).isInstanceOf(Outcome.Continue.class);
    }

    @Test
    void aStormOfConflictsIsSatOutUntilItHasNoEnd() {
        bench.fault(SimulatedFault.status(409).on("PATCH", target.name() + "$").times(4));
        assertThat(function.apply(rollback())).isInstanceOf(Outcome.Continue.class);

        Target other = bench.whole();
        bench.fault(SimulatedFault.status(409).on("PATCH", other.name() + "$"));
        assertFailed(function.apply(rollback(other, release(other))), Failure.CONFLICT);
        assertThat(bench.writes(other)).hasSize(5);
    }

    @Test
    void noWriteStartsAfterTheOrderExpired() {
        Sight.Present<Candidate> before = (Sight.Present<Candidate>) cluster.look(target);
        Rollback order = rollback();
        bench.clock().advance(Duration.ofMinutes(2));

        assertThat(cluster.write(order, before.found(), way(before))).isEqualTo(new Receipt.TooLate());
        assertThat(bench.writes(target)).isEmpty();
    }

    private Way way(Sight.Present<Candidate> sight) {
        return sight.found().ways().get(seen.lastGood());
    }
}
