package dev.haetae.function.cacherebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.haetae.contract.CacheRebuild;
import dev.haetae.contract.CacheRebuild.Generation;
import dev.haetae.contract.Custody;
import dev.haetae.contract.Observation;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.redis.client.Command;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** From one generation to the next, on a real Redis. */
@QuarkusTest
class RebuildTest extends OnRedis {

    /** What Redis answers for the time that a key without an end has left. */
    private static final long LIVES_ON = -1;

    @Test
    void theFirstGenerationServesAndIsTold() {
        Generation before = seen();

        Outcome outcome = function.apply(order("a-1"));

        assertThat(before.generation()).isNull();
        assertThat(outcome)
                .isEqualTo(new Outcome.Applied(
                        before, new Generation(before.uid(), Keys.generation("a-1"), "a-1", 20), null));
        assertThat(read("7")).isEqualTo(ScriptedSource.value(1, "7"));
        assertThat(onlooker.ttl(keys.value(Keys.generation("a-1"), "7"))).isEqualTo(-1);
    }

    @Test
    void whatServedBeforeGoesByItselfAfterTheGrace() {
        String old = serve("a-1");
        source.turnTo(2);

        function.apply(order("a-2"));

        assertThat(read("7")).isEqualTo(ScriptedSource.value(2, "7"));
        assertThat(onlooker.ttl(keys.value(old, "7")))
                .isNotEqualTo(LIVES_ON)
                .isLessThanOrEqualTo(Duration.ofSeconds(2).toMillis());
        await().untilAsserted(() ->
                assertThat(onlooker.count(keys.tag() + "*" + old + "*")).isZero());
    }

    @Test
    void nothingIsLeftBehindButTheGenerationAndItsBooks() {
        serve("a-1");
        String now = serve("a-2");

        await().untilAsserted(() -> assertThat(onlooker.count(keys.tag() + "*"))
                .as("20 values, pointer, serving, generations, index and progress of %s", now)
                .isEqualTo(20 + 5));
    }

    @Test
    void entriesLiveAsLongAsTheirSourceSays() {
        source.letLive(100);

        String now = serve("a-1");

        assertThat(onlooker.ttl(keys.value(now, "7"))).isBetween(50_000L, 100_000L);
    }

    @Test
    void whatAnApplicationWroteMeanwhileIsKept() {
        CacheRebuild order = order("a-1", seen(), 2);
        String next = Keys.generation("a-1");
        function.apply(order);
        onlooker.set(keys.value(next, "19"), "newer");

        untilTheEnd(new CacheRebuild("a-1", target, source.uri(), 2, 100_000, order.expected(), soon()));

        assertThat(read("19")).isEqualTo("newer");
    }

    @Test
    void progressOnlyGrowsAndTheSourceIsAskedOncePerPage() {
        source.has(300);
        CacheRebuild order = order("a-1", seen(), 100);

        Ended ended = untilTheEnd(order);

        assertThat(ended.outcome()).isInstanceOf(Outcome.Applied.class);
        assertThat(ended.progress()).isSorted().hasSizeGreaterThan(1).allMatch(told -> told >= 0 && told <= 1);
        assertThat(source.asked()).isEqualTo(6);
    }

    @Test
    void anotherOrderWaitsUntilTheFirstIsDone() {
        CacheRebuild first = order("a-1", seen(), 5);
        CacheRebuild second = order("a-2");
        assertThat(function.apply(first)).isInstanceOf(Outcome.Continue.class);
        long changes = onlooker.changes();

        assertRefused(function.apply(second), Refusal.BUSY);

        assertThat(onlooker.changes()).isEqualTo(changes);
    }

    @Test
    void whatAnAbandonedOrderBuiltIsDropped() {
        function.apply(order("a-1", seen(), 5));
        onlooker.ask(Command.DEL, keys.lease());

        String now = serve("a-2");

        assertThat(now).isEqualTo(Keys.generation("a-2"));
        assertThat(onlooker.count(keys.tag() + "*" + Keys.generation("a-1") + "*"))
                .isZero();
    }

    @Test
    void anAbandonedOrderThatComesBackBuildsFromTheStart() {
        CacheRebuild first = order("a-1", seen(), 5);
        function.apply(first);
        onlooker.ask(Command.DEL, keys.lease());
        serve("a-2");

        assertRefused(function.apply(first), Refusal.TARGET_CHANGED);
        assertThat(untilTheEnd(order("a-1")).outcome()).isInstanceOf(Outcome.Applied.class);
        assertThat(read("19")).isEqualTo(ScriptedSource.value(1, "19"));
        assertThat(onlooker.ttl(keys.value(Keys.generation("a-1"), "19"))).isEqualTo(-1);
    }

    @Test
    void anOrderThatExpiredHalfWayWritesNoMore() {
        source.has(100);
        CacheRebuild order = order("a-1", seen(), 20);
        assertThat(function.apply(order)).isInstanceOf(Outcome.Continue.class);
        clock.advance(Duration.ofMinutes(2));
        long changes = onlooker.changes();

        assertRefused(function.apply(order), Refusal.STALE);

        assertThat(onlooker.changes()).isEqualTo(changes);
        assertThat(onlooker.get(keys.pointer())).isNull();
    }

    @Test
    void anExpiredOrderStillSaysThatItIsDone() {
        CacheRebuild order = order("a-1");
        function.apply(order);
        clock.advance(Duration.ofMinutes(2));

        assertThat(function.apply(order)).isInstanceOf(Outcome.AlreadyApplied.class);
    }

    @Test
    void peopleMayAskToKeepOff() {
        CacheRebuild order = order("a-1");
        onlooker.set(keys.pause(), "true");

        assertThat(function.observe(target))
                .isInstanceOfSatisfying(
                        Observation.Found.class,
                        found -> assertThat(found.custody())
                                .isEqualTo(new Custody("cache " + target.name(), false, null, null)));
        assertRefused(function.apply(order), Refusal.HANDS_OFF);
        onlooker.set(keys.pause(), "false");
        assertThat(function.apply(order)).isInstanceOf(Outcome.Applied.class);
    }

    @Test
    void aGenerationThatIsNotOursIsServedOn() {
        onlooker.set(keys.pointer(), "made-by-hand");

        assertThat(seen())
                .extracting(Generation::generation, Generation::order, Generation::keys)
                .containsExactly("made-by-hand", null, 0L);
        assertThat(function.apply(order("a-1"))).isInstanceOf(Outcome.Applied.class);
    }

    @Test
    void sourcesAreReadOverHttpAndWithoutAPassword() {
        assertRefused(function.apply(from("http://user:pw@127.0.0.1/export")), Refusal.INVALID);
        assertRefused(function.apply(from("file:///etc/passwd")), Refusal.INVALID);
    }

    private CacheRebuild from(String uri) {
        return new CacheRebuild("a-1", target, URI.create(uri), 2, 10, seen(), soon());
    }

    private static void assertRefused(Outcome outcome, Refusal reason) {
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }
}
