package dev.haetae.function.cacherebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.haetae.contract.CacheRebuild.Generation;
import dev.haetae.contract.Observation;
import dev.haetae.contract.OpsFunction;
import dev.haetae.contract.Outcome;
import io.vertx.redis.client.Command;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The promise (S6): 100,000 keys on a real Redis are rebuilt while an application reads; the process that does it is
 * killed half-way, and another one goes on. No read misses, none sees two generations mixed, no page but those under way
 * is read twice, and in the end nothing is left of what served before.
 */
class KilledHalfWayTest {

    private static final int ENTRIES = 100_000;
    private static final int PAGES = 100;
    private static final int LANES = 4;
    private static final String RATE = "20000";
    private static final double HALF_WAY = 0.4;

    private final Keys keys = Keys.of("session:").orElseThrow();
    private RedisProcess redis;
    private ScriptedSource source;
    private Onlooker onlooker;
    private Generation old;

    @BeforeEach
    void serveTheFirstGeneration() {
        redis = RedisProcess.start();
        source = ScriptedSource.of(ENTRIES);
        onlooker = new Onlooker(redis.ownersUrl());
        OpsFunction function = Worker.function(redis.url());
        Generation none = seen(function);
        Outcome outcome;
        do {
            outcome = function.apply(Worker.order(redis.url(), source.uri().toString(), "a-1", "100000", none.uid()));
        } while (outcome instanceof Outcome.Continue);
        old = seen(function);
    }

    @AfterEach
    void close() {
        onlooker.close();
        source.close();
        redis.close();
    }

    @Test
    void readersNeverMissAndNeverMix() throws IOException {
        assertThat(old.keys()).isEqualTo(ENTRIES);
        source.turnTo(2);
        int before = source.asked();
        CacheReader reader = new CacheReader(onlooker, keys, ENTRIES);
        try (ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor()) {
            readers.execute(reader);
            readers.execute(reader);
            try {
                List<Double> first = worker().killOnceAt(HALF_WAY);
                assertThat(first)
                        .isSorted()
                        .last()
                        .satisfies(told -> assertThat(told).isBetween(HALF_WAY, 0.9));
                assertThat(onlooker.get(keys.pointer())).isEqualTo(old.generation());

                WorkerProcess second = worker();
                assertThat(second.end()).isEqualTo("Applied");

                assertThat(second.progress())
                        .isSorted()
                        .first()
                        .satisfies(told -> assertThat(told).isGreaterThanOrEqualTo(first.getLast()));
                awaitNothingLeftOf(old);
            } finally {
                reader.stop();
            }
        }
        assertThat(reader.broken()).isEmpty();
        assertThat(reader.epochs()).isEqualTo(Map.of(old.generation(), "1", Keys.generation("a-2"), "2"));
        assertThat(reader.reads()).isGreaterThan(1_000);
        assertThat(source.asked() - before).isBetween(PAGES, PAGES + LANES);
    }

    private void awaitNothingLeftOf(Generation gone) {
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(onlooker.ask(Command.DBSIZE).toLong())
                        .as("values and books of the generation that serves, none of %s", gone.generation())
                        .isEqualTo(ENTRIES + 5L));
    }

    private WorkerProcess worker() {
        return WorkerProcess.start(redis.url(), source.uri().toString(), "a-2", RATE, old.uid(), old.generation());
    }

    private static Generation seen(OpsFunction function) {
        return (Generation) ((Observation.Found) function.observe(OnRedis.cache("session:"))).state();
    }
}
