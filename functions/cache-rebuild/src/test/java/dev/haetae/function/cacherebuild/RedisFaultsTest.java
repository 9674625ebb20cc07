package dev.haetae.function.cacherebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.haetae.contract.CacheRebuild;
import dev.haetae.contract.Failure;
import dev.haetae.contract.Observation;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import io.vertx.redis.client.Command;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A Redis that fails: it is told, without its password, and the breaker sees it. */
@QuarkusTest
class RedisFaultsTest extends OnRedis {

    @AfterEach
    void allowAll() {
        if (redis.isAlive()) {
            onlooker.ask(Command.CONFIG, "SET", "maxmemory", "0");
            onlooker.ask(Command.ACL, "SETUSER", "haetae", "+eval");
        }
    }

    @Test
    void thatDiesHalfWayCannotBeReached() {
        source.has(100);
        CacheRebuild order = order("a-1", seen(), 20);
        assertThat(function.apply(order)).isInstanceOf(Outcome.Continue.class);
        redis.kill();

        assertFailed(function.apply(order), Failure.UNREACHABLE);
        assertThat(function.observe(target)).isInstanceOfSatisfying(Observation.Unclear.class, unclear -> {
            assertThat(unclear.retryable()).isTrue();
            assertThat(unclear.detail()).doesNotContain(RedisProcess.password());
        });
    }

    @Test
    void thatComesBackEmptyIsBuiltFromTheStart() {
        source.has(100);
        CacheRebuild order = order("a-1", seen(), 20);
        function.apply(order);
        redis.kill();
        redis.startAgain();

        Ended ended = untilTheEnd(new CacheRebuild("a-1", target, source.uri(), 2, 100_000, order.expected(), soon()));

        assertThat(ended.outcome()).isInstanceOf(Outcome.Applied.class);
        assertThat(read("99")).isEqualTo(ScriptedSource.value(1, "99"));
    }

    @Test
    void thatComesBackWithoutWhatServedIsDecidedOnAfresh() {
        serve("a-1");
        CacheRebuild order = order("a-2");
        redis.kill();
        redis.startAgain();

        assertRefused(function.apply(order), Refusal.TARGET_CHANGED);
    }

    @Test
    void thatIsFullKeepsWhatServes() {
        serve("a-1");
        source.turnTo(2);
        CacheRebuild order = order("a-2");
        onlooker.ask(Command.CONFIG, "SET", "maxmemory", "1");

        assertFailed(function.apply(order), Failure.PEER_ERROR);

        onlooker.ask(Command.CONFIG, "SET", "maxmemory", "0");
        assertThat(read("7")).isEqualTo(ScriptedSource.value(1, "7"));
    }

    @Test
    void thatDoesNotLetUsIsARefusal() {
        CacheRebuild order = order("a-1");
        onlooker.ask(Command.ACL, "SETUSER", "haetae", "-eval");

        assertRefused(function.apply(order), Refusal.FORBIDDEN);
        assertThat(function.observe(target))
                .isInstanceOfSatisfying(
                        Observation.Unclear.class,
                        unclear -> assertThat(unclear.reason()).isEqualTo(Failure.FORBIDDEN));
    }

    @Test
    void thatIsSilentIsGivenUp() {
        onlooker.ask(Command.CLIENT, "PAUSE", "5000");

        assertThat(function.observe(target))
                .isInstanceOfSatisfying(
                        Observation.Unclear.class,
                        unclear -> assertThat(unclear.reason()).isEqualTo(Failure.TIMEOUT));
    }

    @Test
    void thatFailsTooOftenIsLeftAloneUntilTrialsSucceed() {
        redis.kill();
        await().until(() -> function.observe(target) instanceof Observation.Unclear unclear
                && unclear.reason() == Failure.BREAKER_OPEN);
        assertThat(breakers.currentState(RedisCalls.BREAKER)).isEqualTo(CircuitBreakerState.OPEN);

        redis.startAgain();

        await().until(() -> function.observe(target) instanceof Observation.Found
                && breakers.currentState(RedisCalls.BREAKER) == CircuitBreakerState.CLOSED);
    }

    /** The reader of {@link KilledHalfWayTest}, whose end nobody waits for: one that saw nothing would have seen no miss. */
    @Test
    void aReaderThatCannotReadAnyMoreSaysSo() {
        serve("a-1");
        redis.kill();
        CacheReader reader = new CacheReader(onlooker, keys, 20);

        reader.run();

        assertThat(reader.broken()).singleElement().asString().startsWith("reading ended after 0 reads");
    }

    private static void assertRefused(Outcome outcome, Refusal reason) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(reason);
            assertThat(refused.detail()).doesNotContain(RedisProcess.password());
        });
    }

    private static void assertFailed(Outcome outcome, Failure reason) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Failed.class, failed -> {
            assertThat(failed.reason()).isEqualTo(reason);
            assertThat(failed.retryable()).isTrue();
            assertThat(failed.detail()).isNotBlank().doesNotContain(RedisProcess.password());
        });
    }
}
