package dev.haetae.function.restart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.haetae.contract.Failure;
import dev.haetae.contract.Observation;
import dev.haetae.testkit.SimulatedFault;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The breaker (R1) and the bulkhead (R5) on the simulated cluster. */
@QuarkusTest
class RestartBreakerTest extends OnSimulator {

    /** More looks than the breaker looks at, each with its retries or without. */
    private static final int A_WINDOW = 6;

    /** Two more than fit. */
    private static final int MANY = 12;

    @Test
    void opensOnFaultsAndClosesByTrials() {
        bench.fault(SimulatedFault.status(503).on("GET", target.name()));
        look();
        assertUnclear(look(), Failure.BREAKER_OPEN);
        assertThat(state()).isEqualTo(CircuitBreakerState.OPEN);

        bench.mend();

        await().until(() -> look() instanceof Observation.Found);
        await().until(() -> look() instanceof Observation.Found && state() == CircuitBreakerState.CLOSED);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 403, 404, 429})
    void staysClosedOverAnswersThatAreNoFaultOfThePeer(int code) {
        bench.fault(SimulatedFault.status(code).on("GET", target.name()));

        IntStream.range(0, A_WINDOW).forEach(_ -> look());

        assertThat(state()).isEqualTo(CircuitBreakerState.CLOSED);
    }

    /** While those that fit still hang; once it is seen, nobody has to wait until they are given up. */
    @Test
    void whatDoesNotFitIsRefusedAtOnce() {
        bench.fault(SimulatedFault.hangBefore().on("GET", target.name()));

        try (ExecutorService callers = Executors.newFixedThreadPool(MANY)) {
            List<Future<Observation>> looks = Stream.generate(() -> callers.submit(this::look))
                    .limit(MANY)
                    .toList();
            await().until(() -> looks.stream().anyMatch(RestartBreakerTest::isOverloaded));
            bench.mend();
        }
    }

    private static boolean isOverloaded(Future<Observation> look) {
        return look.state() == Future.State.SUCCESS
                && look.resultNow() instanceof Observation.Unclear unclear
                && unclear.reason() == Failure.OVERLOADED
                && unclear.retryable();
    }

    private Observation look() {
        return function.observe(target);
    }

    private CircuitBreakerState state() {
        return bench.breakers().currentState(Cluster.READS);
    }

    private static void assertUnclear(Observation observation, Failure reason) {
        assertThat(observation).isInstanceOfSatisfying(Observation.Unclear.class, unclear -> {
            assertThat(unclear.reason()).isEqualTo(reason);
            assertThat(unclear.retryable()).isTrue();
        });
    }
}
