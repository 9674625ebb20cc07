package dev.haetae.function.cacherebuild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.haetae.contract.CacheRebuild;
import dev.haetae.contract.CacheRebuild.Generation;
import dev.haetae.contract.Observation;
import dev.haetae.contract.OpsFunction;
import dev.haetae.contract.Outcome;
import io.vertx.redis.client.Command;
import java.time.Duration;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A node of a Redis Cluster refuses whatever names keys of more than one slot: nothing that is done here does. */
class OnClusterTest {

    private static final int SLOTS = 16_384;

    private RedisProcess redis;
    private Onlooker onlooker;
    private ScriptedSource source;

    @BeforeEach
    void formACluster() {
        redis = RedisProcess.start("cluster-enabled yes");
        onlooker = new Onlooker(redis.ownersUrl());
        source = ScriptedSource.of(1_000);
        onlooker.ask(
                Command.CLUSTER,
                Stream.concat(Stream.of("ADDSLOTS"), IntStream.range(0, SLOTS).mapToObj(Integer::toString))
                        .toArray(String[]::new));
        await().atMost(Duration.ofMinutes(1))
                .until(() -> onlooker.ask(Command.CLUSTER, "INFO").toString().contains("cluster_state:ok"));
    }

    @AfterEach
    void close() {
        source.close();
        onlooker.close();
        redis.close();
    }

    @Test
    void oneGenerationFollowsAnother() {
        OpsFunction function = Worker.function(redis.url());

        rebuild(function, "a-1");
        source.turnTo(2);
        rebuild(function, "a-2");

        Keys keys = Keys.of("session:").orElseThrow();
        String now = onlooker.get(keys.pointer());
        assertThat(now).isEqualTo(Keys.generation("a-2"));
        assertThat(onlooker.get(keys.value(now, "999"))).isEqualTo(ScriptedSource.value(2, "999"));
    }

    private void rebuild(OpsFunction function, String id) {
        Generation seen = (Generation) ((Observation.Found) function.observe(OnRedis.cache("session:"))).state();
        String[] from = {redis.url(), source.uri().toString(), id, "100000", seen.uid(), seen.generation()};
        CacheRebuild order = Worker.order(from);
        Outcome outcome;
        do {
            outcome = function.apply(order);
        } while (outcome instanceof Outcome.Continue);
        assertThat(outcome).isInstanceOf(Outcome.Applied.class);
    }
}
