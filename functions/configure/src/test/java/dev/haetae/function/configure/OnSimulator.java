package dev.haetae.function.configure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Action;
import dev.haetae.contract.Configure;
import dev.haetae.contract.Configure.Setting;
import dev.haetae.contract.Failure;
import dev.haetae.contract.Observation;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.Target;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A switch on the simulated cluster, and orders to it. */
abstract class OnSimulator {

    @Inject
    ConfigureFunction function;

    @Inject
    Cluster cluster;

    @Inject
    Bench bench;

    Target target;
    Setting seen;

    @BeforeEach
    void makeWhole() {
        target = bench.whole();
        seen = setting(target);
    }

    @AfterEach
    void mend() {
        bench.mend();
    }

    Setting setting(Target key) {
        assertThat(function.observe(key)).isInstanceOf(Observation.Found.class);
        return (Setting) ((Observation.Found) function.observe(key)).state();
    }

    /** Sets it to {@code value}; null takes it away. */
    Configure to(String value) {
        return new Configure("a-1", target, value, seen, null, soon());
    }

    Configure on() {
        return to("on");
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
