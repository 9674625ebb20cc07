package dev.haetae.function.restart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Action;
import dev.haetae.contract.Failure;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.Restart;
import dev.haetae.contract.State;
import dev.haetae.contract.Target;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A settled Deployment on the simulated cluster, and orders to it. */
abstract class OnSimulator {

    static final Instant AT = Instant.parse("2026-11-20T03:00:00Z");

    @Inject
    RestartFunction function;

    @Inject
    Cluster cluster;

    @Inject
    Bench bench;

    Target target;
    State.Rollout seen;

    @BeforeEach
    void makeWhole() {
        target = bench.whole();
        seen = bench.rollout(target);
    }

    @AfterEach
    void mend() {
        bench.mend();
    }

    Restart restart() {
        return new Restart("a-1", target, AT, 100, seen, soon());
    }

    Instant soon() {
        return bench.clock().instant().plusSeconds(60);
    }

    void assertRefused(Action order, Refusal reason) {
        assertThat(function.apply(order))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    static void assertFailed(Outcome outcome, Failure reason) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.reason()).isEqualTo(reason);
            assertThat(failed.retryable()).isTrue();
            assertThat(failed.detail()).isNotBlank();
        });
    }
}
