package dev.haetae.function.isolate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Action;
import dev.haetae.contract.Failure;
import dev.haetae.contract.Isolate;
import dev.haetae.contract.Isolate.Placement;
import dev.haetae.contract.Observation;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.Target;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The simulated cluster, and orders to it. */
abstract class OnSimulator {

    @Inject
    IsolateFunction function;

    @Inject
    Cluster cluster;

    @Inject
    Bench bench;

    @BeforeEach
    void makeWhole() {
        bench.whole();
    }

    @AfterEach
    void mend() {
        bench.mend();
    }

    Isolate out(Target target) {
        return out("a-1", target);
    }

    Isolate out(String id, Target target) {
        return new Isolate(id, target, true, false, seen(target), null, soon());
    }

    /** With at most half of those that serve together away. */
    Isolate half(String id, Target target) {
        return new Isolate(id, target, true, false, seen(target), null, soon(), 50);
    }

    Isolate drain(Target target) {
        return new Isolate("a-1", target, true, true, seen(target), null, soon());
    }

    /** As it looks to the function. */
    Placement seen(Target target) {
        assertThat(function.observe(target)).isInstanceOf(Observation.Found.class);
        return (Placement) ((Observation.Found) function.observe(target)).state();
    }

    /** What the order leaves its caller with to take it back. */
    Isolate undoOf(Isolate order) {
        Outcome outcome = function.apply(order);
        assertThat(outcome).isInstanceOf(Outcome.Applied.class);
        return (Isolate) ((Outcome.Applied) outcome).undo();
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

    void assertFailed(Outcome outcome, Failure reason) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.reason()).isEqualTo(reason);
            assertThat(failed.retryable()).isTrue();
            assertThat(failed.detail()).isNotBlank();
        });
    }
}
