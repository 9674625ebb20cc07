package dev.haetae.function.runjob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.haetae.contract.Action;
import dev.haetae.contract.Failure;
import dev.haetae.contract.Observation;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.RunJob;
import dev.haetae.contract.Target;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A CronJob on the simulated cluster that nobody has run yet, and orders to it. */
abstract class OnSimulator {

    @Inject
    RunJobFunction function;

    @Inject
    Bench bench;

    Target target;
    RunJob.Runs seen;

    @BeforeEach
    void makeWhole() {
        target = bench.whole();
        seen = look();
    }

    @AfterEach
    void mend() {
        bench.mend();
    }

    RunJob order() {
        return order("a-1/" + target.name());
    }

    RunJob order(String id) {
        return new RunJob(id, target, seen, bench.clock().instant().plusSeconds(60));
    }

    RunJob.Runs look() {
        return (RunJob.Runs) ((Observation.Found) function.observe(target)).state();
    }

    /** Gives the order again until its Job has ended, as callers do. */
    Outcome carriedOut(RunJob order) {
        return await().until(() -> function.apply(order), outcome -> !(outcome instanceof Outcome.Continue));
    }

    void assertBegun(RunJob order) {
        assertThat(function.apply(order)).isEqualTo(new Outcome.Continue(JobNames.of(order), 0));
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
