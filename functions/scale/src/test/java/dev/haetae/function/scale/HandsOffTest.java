package dev.haetae.function.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Custody;
import dev.haetae.contract.Failure;
import dev.haetae.contract.Observation;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.testkit.SimulatedFault;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people mark a workload of the simulated cluster with. */
@QuarkusTest
class HandsOffTest extends OnSimulator {

    @Test
    void whatIsPausedIsSeenAndNotTouched() {
        bench.annotate(target, Custody.PAUSE, "until we know more");

        assertThat(custody().ifPaused()).contains("Deployment " + target.name());
        assertThat(function.apply(to(3))).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Refusal.HANDS_OFF);
            assertThat(refused.detail()).contains("Deployment " + target.name(), Custody.PAUSE);
        });
        assertThat(bench.scalings(target)).isEmpty();
    }

    @Test
    void aPauseThatIsOverHoldsNothingUp() {
        bench.annotate(target, Custody.PAUSE, "false");
        bench.annotate(target, Custody.OPT_IN, "enabled");

        assertThat(custody().ifPaused()).isEmpty();
        assertThat(custody().optedIn()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"403, FORBIDDEN, false", "404, UNEXPECTED, false", "503, PEER_ERROR, true"})
    void aNamespaceThatCannotBeReadMayBePaused(int code, Failure reason, boolean retryable) {
        bench.fault(SimulatedFault.status(code).on("GET", "/namespaces/" + Bench.NAMESPACE + "$"));

        assertThat(function.observe(target)).isInstanceOfSatisfying(Observation.Unclear.class, unclear -> {
            assertThat(unclear.reason()).isEqualTo(reason);
            assertThat(unclear.retryable()).isEqualTo(retryable);
        });
        assertThat(function.apply(to(3))).isNotInstanceOf(Outcome.Applied.class);
        assertThat(bench.scalings(target)).isEmpty();
    }

    private Custody custody() {
        return ((Observation.Found) function.observe(target)).custody();
    }
}
