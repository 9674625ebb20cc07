package dev.haetae.function.runjob;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Failure;
import dev.haetae.contract.Observation;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.RunJob;
import dev.haetae.testkit.AuditLine;
import dev.haetae.testkit.SimulatedFault;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the simulated cluster does wrong, and how the function answers. */
@QuarkusTest
class RunJobFaultsTest extends OnSimulator {

    private static final String JOBS = "/jobs$";
    private static final String LOG = "/log$";

    @ParameterizedTest
    @CsvSource({"500", "503", "429"})
    void aPassingFaultIsRetried(int code) {
        bench.fault(SimulatedFault.status(code).on("GET", target.name()).times(1));
        bench.fault(SimulatedFault.status(code).on("POST", JOBS).times(2));

        assertBegun(order());
        assertThat(bench.jobs(target)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"500, PEER_ERROR", "503, PEER_ERROR", "429, PEER_ERROR"})
    void aLastingFaultIsTriedThreeTimesInOneLayerOnly(int code, Failure reason) {
        bench.fault(SimulatedFault.status(code).on("POST", JOBS));

        assertFailed(function.apply(order()), reason);
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
        bench.fault(SimulatedFault.status(code).on("POST", JOBS));

        assertRefused(order(), reason);
        assertThat(bench.writes(target)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"cronjobs", "jobs", "namespaces/game-production$"})
    void whatMayNotBeReadIsNotWritten(String path) {
        bench.fault(SimulatedFault.status(403).on("GET", path));

        assertThat(function.observe(target)).isInstanceOfSatisfying(Observation.Unclear.class, unclear -> {
            assertThat(unclear.reason()).isEqualTo(Failure.FORBIDDEN);
            assertThat(unclear.retryable()).isFalse();
        });
        assertRefused(order(), Refusal.FORBIDDEN);
        assertThat(bench.writes(target)).isEmpty();
    }

    @Test
    void aSilentClusterIsATimeOutAndTheSameOrderWorksLater() {
        bench.fault(SimulatedFault.hangBefore().on("POST", JOBS));

        assertFailed(function.apply(order()), Failure.TIMEOUT);

        bench.mend();
        assertThat(carriedOut(order())).isInstanceOf(Outcome.Applied.class);
    }

    @Test
    void anAnswerLostOnTheWayMakesNoSecondJob() {
        bench.fault(SimulatedFault.hangAfter().on("POST", JOBS).times(1));

        carriedOut(order());

        assertThat(order().isDoneIn(look())).isTrue();
        assertThat(bench.writes(target)).filteredOn(AuditLine::accepted).hasSize(1);
    }

    @Test
    void aCutConnectionIsUnreachable() {
        bench.fault(SimulatedFault.close());

        assertFailed(function.apply(order()), Failure.UNREACHABLE);
    }

    @ParameterizedTest
    @CsvSource({"403, forbidden", "500, peer-error"})
    void whatItSaidMayStayUnknownWhileItsEndCounts(int code, String why) {
        bench.fault(SimulatedFault.status(code).on("GET", LOG));

        assertThat(carriedOut(order())).isInstanceOfSatisfying(Outcome.Applied.class, applied -> {
            RunJob.Runs after = (RunJob.Runs) applied.after();
            assertThat(after.phase()).isEqualTo(RunJob.Phase.SUCCEEDED);
            assertThat(after.log()).contains(why);
        });
    }
}
