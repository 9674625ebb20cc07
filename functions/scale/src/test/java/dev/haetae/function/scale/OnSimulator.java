package dev.haetae.function.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Action;
import dev.haetae.contract.Failure;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.Scale;
import dev.haetae.contract.State.Replicas;
import dev.haetae.contract.Target;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A settled Deployment on the simulated cluster, and orders to it. */
abstract class OnSimulator {

    static final String SCALE = "/scale$";
    static final Kind DEPLOYMENT = Kind.named("Deployment").orElseThrow();

    @Inject
    ScaleFunction function;

    @Inject
    Cluster cluster;

    @Inject
    Bench bench;

    Target target;
    Replicas seen;

    @BeforeEach
    void makeWhole() {
        target = bench.whole();
        seen = bench.replicas(target);
    }

    @AfterEach
    void mend() {
        bench.mend();
    }

    Scale to(int replicas) {
        return new Scale("a-1", target, replicas, seen, soon());
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
