package dev.haetae.function.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haetae.contract.Failure;
import dev.haetae.contract.Observation;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.function.kubernetes.Fault;
import dev.haetae.function.kubernetes.KubernetesConfig;
import dev.haetae.function.kubernetes.Receipt;
import dev.haetae.function.kubernetes.Sight;
import dev.haetae.testkit.AuditLine;
import dev.haetae.testkit.SimulatedFault;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the simulated cluster does wrong, and how the function answers. */
@QuarkusTest
class ScaleFaultsTest extends OnSimulator {

    @Inject
    KubernetesClient client;

    @Inject
    KubernetesConfig settings;

    @ParameterizedTest
    @CsvSource({"500", "503", "429"})
    void aPassingFaultIsRetried(int code) {
        bench.fault(SimulatedFault.status(code).on("GET", target.name()).times(1));
        bench.fault(SimulatedFault.status(code).on("PUT", SCALE).times(2));

        assertThat(function.apply(to(3))).isInstanceOf(Outcome.Applied.class);
        assertThat(bench.scalings(target)).extracting(AuditLine::code).containsExactly(code, code, 200);
    }

    @ParameterizedTest
    @CsvSource({"500, PEER_ERROR", "503, PEER_ERROR", "429, PEER_ERROR"})
    void aLastingFaultIsTriedThreeTimesInOneLayerOnly(int code, Failure reason) {
        bench.fault(SimulatedFault.status(code).on("PUT", SCALE));

        assertFailed(function.apply(to(3)), reason);
        assertThat(bench.scalings(target)).extracting(AuditLine::code).containsExactly(code, code, code);
    }

    @ParameterizedTest
    @CsvSource({
        "400, INVALID",
        "401, FORBIDDEN",
        "403, FORBIDDEN",
        "404, TARGET_ABSENT",
        "422, INVALID",
    })
    void aRefusalOfThePeerIsNotRetried(int code, Refusal reason) {
        bench.fault(SimulatedFault.status(code).on("PUT", SCALE));

        assertRefused(to(3), reason);
        assertThat(bench.scalings(target)).hasSize(1);
    }

    @Test
    void whatMayNotBeReadIsNotWritten() {
        bench.fault(SimulatedFault.status(403).on("GET", "horizontalpodautoscalers"));

        assertThat(function.observe(target)).isInstanceOfSatisfying(Observation.Unclear.class, unclear -> {
            assertThat(unclear.reason()).isEqualTo(Failure.FORBIDDEN);
            assertThat(unclear.retryable()).isFalse();
        });
        assertRefused(to(3), Refusal.FORBIDDEN);
        assertThat(bench.scalings(target)).isEmpty();
    }

    @Test
    void aSilentClusterIsATimeOutAndTheSameOrderWorksLater() {
        bench.fault(SimulatedFault.hangBefore().on("PUT", SCALE));

        assertFailed(function.apply(to(3)), Failure.TIMEOUT);

        bench.mend();
        assertThat(function.apply(to(3))).isInstanceOf(Outcome.Applied.class);
    }

    @Test
    void anAnswerLostOnTheWayDoesNotWriteTwice() {
        bench.fault(SimulatedFault.hangAfter().on("PUT", SCALE).times(1));

        assertThat(function.apply(to(3))).isInstanceOf(Outcome.AlreadyApplied.class);
        assertThat(bench.scalings(target)).filteredOn(AuditLine::accepted).hasSize(1);
    }

    @Test
    void aCutConnectionIsUnreachable() {
        bench.fault(SimulatedFault.close());

        assertFailed(function.apply(to(3)), Failure.UNREACHABLE);
    }

    /** Not by whoever calls: this one has no time-out around it. */
    @Test
    void howLongARequestMayTakeIsASetting() {
        assertThat(settings.requestTimeout()).isEqualTo(Duration.ofSeconds(5));
        Duration slow = Duration.ofMillis(600);
        bench.fault(SimulatedFault.delay(slow).on("GET", target.name()));

        assertThatThrownBy(() -> waiting(slow.dividedBy(3)).look(target, DEPLOYMENT))
                .isInstanceOf(Fault.class);
        assertThat(waiting(slow.multipliedBy(10)).look(target, DEPLOYMENT)).isInstanceOf(Sight.Present.class);
    }

    private Cluster waiting(Duration request) {
        return new Cluster(client, () -> request, bench.clock());
    }

    @Test
    void aSecondLookThatFailsDoesNotCostTheReceipt() {
        Sight.Present<Workload> before = (Sight.Present<Workload>) cluster.look(target, DEPLOYMENT);
        bench.fault(SimulatedFault.status(503).on("GET", target.name()));

        assertThat(cluster.ready(target, DEPLOYMENT)).isEmpty();
        assertThat(cluster.write(to(3), before.found(), DEPLOYMENT)).isEqualTo(new Receipt.Written());
    }
}
