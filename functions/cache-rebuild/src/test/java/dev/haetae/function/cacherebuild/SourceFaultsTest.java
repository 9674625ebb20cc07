package dev.haetae.function.cacherebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haetae.contract.CacheRebuild;
import dev.haetae.contract.Failure;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.function.cacherebuild.ScriptedSource.Fault;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A source that fails half-way: what served goes on serving, the reason is told, and no secret with it. */
@QuarkusTest
class SourceFaultsTest extends OnRedis {

    private String old;
    private CacheRebuild order;

    @BeforeEach
    void serveAndTurn() {
        old = serve("a-1");
        source.turnTo(2);
        source.has(4_000);
        order = oneByOne();
    }

    @ParameterizedTest
    @CsvSource({
        "BROKEN, PEER_ERROR, true",
        "THROTTLED, PEER_ERROR, true",
        "SILENT, TIMEOUT, true",
        "TRICKLING, TIMEOUT, true",
        "CUT, UNREACHABLE, true",
        "TOO_LONG, UNREACHABLE, true",
        "GARBLED, WORK_FAILED, false",
        "TOO_MANY_ENTRIES, WORK_FAILED, false"
    })
    void isToldAndChangesNothingForReaders(Fault fault, Failure reason, boolean retryable) {
        source.failAfter(2, fault);

        Outcome outcome = untilTheEnd(order).outcome();

        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.reason()).isEqualTo(reason);
            assertThat(failed.retryable()).isEqualTo(retryable);
        });
        assertServedAsBefore(outcome);
    }

    /** Longer than the usual one second. The peer takes the connection and never greets; here nobody bounds the attempt. */
    @Test
    void howLongConnectingMayTakeIsASetting() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI uri = URI.create("https://localhost:" + silent.getLocalPort());
            Settings patient = new SmallRyeConfigBuilder()
                    .addDiscoveredConverters()
                    .withMapping(Settings.class)
                    .withDefaultValue("haetae.cache-rebuild.source.connect-timeout", "1500ms")
                    .build()
                    .getConfigMapping(Settings.class);

            long before = System.nanoTime();

            assertThatThrownBy(() -> new Source(patient).ask(new Question(uri, 0, 1, null, 1)))
                    .isInstanceOf(Trouble.Fault.class)
                    .hasMessageEndingWith("cannot be reached");
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofMillis(1490));
        }
    }

    @Test
    void whereReadersWereLedElsewhereMeanwhileItIsNotSaidToBeKnown() {
        source.failAfter(2, Fault.GARBLED);
        source.meanwhile(() -> onlooker.set(keys.pointer(), "somebody-elses"));

        assertThat(untilTheEnd(order).outcome())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.reason()).isEqualTo(Failure.UNEXPECTED));
    }

    @Test
    void whoCannotEverFinishLetsOthersHaveTheCache() {
        source.failAfter(2, Fault.GARBLED);
        untilTheEnd(order);
        source.mend();

        assertThat(untilTheEnd(order("a-3")).outcome()).isInstanceOf(Outcome.Applied.class);
        assertThat(read("7")).isEqualTo(ScriptedSource.value(2, "7"));
    }

    @Test
    void whoIsNotLetInIsRefused() {
        source.failAfter(2, Fault.FORBIDDEN);

        Outcome outcome = untilTheEnd(order).outcome();

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Refusal.FORBIDDEN));
        assertServedAsBefore(outcome);
    }

    @Test
    void whatIsGoneCannotBeReached() {
        source.close();

        Outcome outcome = untilTheEnd(order).outcome();

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.reason()).isEqualTo(Failure.UNREACHABLE));
        assertServedAsBefore(outcome);
    }

    @Test
    void readersAreNotLedIntoAnEmptyGeneration() {
        source.has(0);

        Outcome outcome = untilTheEnd(order).outcome();

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed)
                                .returns(Failure.WORK_FAILED, Outcome.Failed::reason)
                                .returns(false, Outcome.Failed::retryable));
        assertServedAsBefore(outcome);
    }

    @ParameterizedTest
    @EnumSource(names = {"BROKEN", "SILENT"})
    void theSameOrderGoesOnWhereItWas(Fault fault) {
        source.failAfter(2, fault);
        assertThat(untilTheEnd(order).outcome()).isInstanceOf(Outcome.Failed.class);
        source.mend();
        breakers.resetAll();
        int before = source.asked();

        assertThat(untilTheEnd(order).outcome()).isInstanceOf(Outcome.Applied.class);

        assertThat(source.asked() - before).isEqualTo(2);
        assertThat(read("3999")).isEqualTo(ScriptedSource.value(2, "3999"));
    }

    @Test
    void whoFailsTooOftenIsLeftAloneForAWhile() {
        source.failAfter(0, Fault.BROKEN);
        function.apply(order);
        function.apply(order);
        function.apply(order);

        assertThat(breakers.currentState(Guards.BREAKER + source.uri().getAuthority()))
                .isEqualTo(CircuitBreakerState.OPEN);
        assertThat(function.apply(order))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed)
                                .returns(Failure.BREAKER_OPEN, Outcome.Failed::reason)
                                .extracting(Outcome.Failed::detail)
                                .asString()
                                .contains("answered 503"));
    }

    /** One request at a time, so that a fault is seen before the breaker has seen enough. */
    private CacheRebuild oneByOne() {
        return new CacheRebuild("a-2", target, source.uri(), 1, 100_000, seen(), soon());
    }

    private void assertServedAsBefore(Outcome outcome) {
        assertThat(outcome.toString()).doesNotContain("s3cr3t").contains(target.name());
        assertThat(onlooker.get(keys.pointer())).isEqualTo(old);
        assertThat(read("7")).isEqualTo(ScriptedSource.value(1, "7"));
    }
}
