package dev.haetae.function.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.haetae.contract.Action;
import dev.haetae.contract.Failure;
import dev.haetae.contract.Observation;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.Rollback;
import dev.haetae.contract.Target;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A settled Deployment on the simulated cluster, and orders to it. */
abstract class OnSimulator {

    @Inject
    RollbackFunction function;

    @Inject
    Cluster cluster;

    @Inject
    Bench bench;

    Target target;
    Rollback.Release seen;

    @BeforeEach
    void makeWhole() {
        target = bench.whole();
        seen = release(target);
    }

    @AfterEach
    void mend() {
        bench.mend();
    }

    /** The release before back. */
    Rollback rollback() {
        return rollback(target, seen);
    }

    Rollback rollback(Target of, Rollback.Release now) {
        return new Rollback("of-" + of.name(), of, now.lastGood(), now, soon());
    }

    /** As soon as the cluster's controllers have seen what was written last. */
    Rollback.Release release(Target of) {
        return (Rollback.Release)
                switch (await().until(() -> function.observe(of), OnSimulator::isTold)) {
                    case Observation.Found(var state, var _) -> state;
                    case Observation.Owned owned -> owned.state();
                    case Observation other -> throw new AssertionError(other);
                };
    }

    private static boolean isTold(Observation seen) {
        return !(seen instanceof Observation.Unclear unclear && unclear.retryable());
    }

    /** Given again and again, as its callers do, until it has come to an end. */
    Outcome end(Action order) {
        return await().until(() -> function.apply(order), outcome -> !(outcome instanceof Outcome.Continue));
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
