package dev.haetae.function.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.haetae.contract.Failure;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.Rollback;
import dev.haetae.testkit.SimulatedFault;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Where a rollback goes no further, on the simulated cluster. */
@QuarkusTest
class RollbackStopsTest extends OnSimulator {

    @Test
    void theFirstPodThatCrashesStopsIt() {
        Rollback order = begun();
        bench.crash(target, ":1");

        Outcome outcome = end(order);

        assertStopped(outcome, "cannot start or crashes; 1 of 2 pods were of that revision", "kubectl rollout resume");
        assertThat(bench.isPaused(target)).isTrue();
        assertThat(function.apply(order)).as("told again").isEqualTo(outcome);
        assertThat(bench.running(target, ":2")).as("the old ones stay").isEqualTo(2);
        assertThat(function.apply(order.withNotAfter(Instant.EPOCH)))
                .as("only asked about")
                .isInstanceOf(Outcome.AlreadyApplied.class);
    }

    @Test
    void soDoesTheFirstThatKeepsSilent() {
        Rollback order = begun();
        Instant made = bench.made(target, ":1");
        Duration ahead = Duration.between(bench.clock().instant(), made);

        bench.clock().advance(ahead.plusMinutes(1));
        Rollback later = order.withNotAfter(soon().plusSeconds(600));
        assertThat(function.apply(later)).isInstanceOf(Outcome.Continue.class);
        bench.clock().advance(Duration.ofMinutes(2));
        assertStopped(function.apply(later), "has not answered since", "kubectl rollout resume");
    }

    @Test
    void aStopThatCollidesIsTriedAgain() {
        Rollback order = begun();
        bench.fault(SimulatedFault.status(409).on("PATCH", target.name() + "$").times(2));
        bench.crash(target, ":1");

        assertStopped(end(order), "crashes", "kubectl rollout resume");
    }

    @Test
    void aStopThatIsRefusedIsToldAsSuch() {
        Rollback order = begun();
        bench.fault(SimulatedFault.status(403).on("PATCH", target.name() + "$"));
        bench.crash(target, ":1");

        assertStopped(end(order), "crashes", "it could not be stopped");
    }

    @Test
    void whatPeoplePauseIsTheirs() {
        Rollback order = begun();
        bench.pause(target);

        assertThat(end(order)).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Refusal.HANDS_OFF);
            assertThat(refused.detail()).contains("somebody else stopped", "its rollout is paused");
        });
        assertThat(bench.isPaused(target)).isTrue();
    }

    @Test
    void whatPeopleReleaseMeanwhileIsTheirs() {
        Rollback order = begun();
        bench.release(target, "2");

        assertThat(end(order))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Refusal.TARGET_CHANGED));
        assertThat(bench.image(target)).endsWith(":2");
    }

    /** Written, and its first new pod is there and not ready. */
    private Rollback begun() {
        bench.annotate(target, "simulator.haetae.dev/ready-after", "never");
        Rollback order = rollback();
        assertThat(function.apply(order)).isInstanceOf(Outcome.Continue.class);
        await().until(() -> bench.running(target, ":1") == 1);
        return order;
    }

    private static void assertStopped(Outcome outcome, String... sayings) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.reason()).isEqualTo(Failure.WORK_FAILED);
            assertThat(failed.retryable()).isFalse();
            assertThat(failed.detail()).contains(sayings);
        });
    }
}
