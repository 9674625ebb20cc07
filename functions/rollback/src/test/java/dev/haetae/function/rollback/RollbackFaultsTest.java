package dev.haetae.function.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Failure;
import dev.haetae.contract.Observation;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.testkit.AuditLine;
import dev.haetae.testkit.SimulatedFault;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the simulated cluster does wrong, and how the function answers. */
@QuarkusTest
class RollbackFaultsTest extends OnSimulator {

    @ParameterizedTest
    @CsvSource({"500", "503", "429"})
    void aPassingFaultIsRetried(int code) {
        bench.fault(SimulatedFault.status(code).on("GET", target.name() + "$").times(1));
        bench.fault(SimulatedFault.status(code).on("PATCH", target.name() + "$").times(2));

        assertThat(function.apply(rollback())).isInstanceOf(Outcome.Continue.class);
        assertThat(bench.writes(target)).extracting(AuditLine::code).containsExactly(code, code, 200);
    }

    @ParameterizedTest
    @CsvSource({"500, PEER_ERROR", "503, PEER_ERROR", "429, PEER_ERROR"})
    void aLastingFaultIsTriedThreeTimesInOneLayerOnly(int code, Failure reason) {
        bench.fault(SimulatedFault.status(code).on("PATCH", target.name() + "$"));

        assertFailed(function.apply(rollback()), reason);
        assertThat(bench.writes(target)).extracting(AuditLine::code).containsExactly(code, code, code);
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
        bench.fault(SimulatedFault.status(code).on("PATCH", target.name() + "$"));

        assertRefused(rollback(), reason);
        assertThat(bench.writes(target)).hasSize(1);
    }

    @Test
    void whatMayNotBeReadIsNotWritten() {
        bench.fault(SimulatedFault.status(403).on("GET", target.name() + "$"));

        assertThat(function.observe(target)).isInstanceOfSatisfying(Observation.Unclear.class, unclear -> {
            assertThat(unclear.reason()).isEqualTo(Failure.FORBIDDEN);
            assertThat(unclear.retryable()).isFalse();
        });
        assertRefused(rollback(), Refusal.FORBIDDEN);
        assertThat(bench.writes(target)).isEmpty();
    }

    @Test
    void aSilentClusterIsATimeOutAndTheSameOrderWorksLater() {
        bench.fault(SimulatedFault.hangBefore().on("PATCH", target.name() + "$"));

        assertFailed(function.apply(rollback()), Failure.TIMEOUT);

        bench.mend();
        assertThat(function.apply(rollback())).isInstanceOf(Outcome.Continue.class);
    }

    @Test
    void anAnswerLostOnTheWayDoesNotWriteTwice() {
        bench.fault(SimulatedFault.hangAfter().on("PATCH", target.name() + "$").times(1));

        assertThat(end(rollback())).isInstanceOfAny(Outcome.Applied.class, Outcome.AlreadyApplied.class);
        assertThat(bench.writes(target)).filteredOn(AuditLine::accepted).hasSize(1);
    }

    @Test
    void aCutConnectionIsUnreachable() {
        bench.fault(SimulatedFault.close());

        assertFailed(function.apply(rollback()), Failure.UNREACHABLE);
    }
}
