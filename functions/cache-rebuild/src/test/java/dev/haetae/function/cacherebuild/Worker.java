package dev.haetae.function.cacherebuild;

import dev.haetae.contract.CacheRebuild;
import dev.haetae.contract.CacheRebuild.Generation;
import dev.haetae.contract.OpsFunction;
import dev.haetae.contract.Outcome;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.redis.client.Redis;
import java.io.PrintStream;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * A process that carries out one order, given again until there is an end to it; so that one can be killed. The parts are
 * put together by hand here, so no call is guarded: what fails ends the process.
 */
final class Worker {

    private Worker() {}

    /** @param arguments Redis, source, the order's id, how many keys a second, and of what is expected: uid and generation */
    public static void main(String[] arguments) {
        CacheRebuild order = order(arguments);
        OpsFunction function = function(arguments[0]);
        PrintStream out = System.out;
        Outcome outcome = function.apply(order);
        while (outcome instanceof Outcome.Continue(String _, double progress)) {
            out.println(progress);
            outcome = function.apply(order);
        }
        out.println(outcome.getClass().getSimpleName());
        Runtime.getRuntime().halt(0);
    }

    static OpsFunction function(String url) {
        Redis client = Redis.createClient(Vertx.vertx(), url);
        Identity identity = new Identity(Optional.of(url));
        Shelf shelf = new Shelf(new RedisCalls(() -> client), identity);
        InstantSource clock = InstantSource.system();
        Building building = new Building(new Source(hasty()), (_, call) -> call.call(), shelf, clock);
        return new CacheRebuildFunction(
                "production",
                identity,
                shelf,
                new Rebuilding(shelf, building, new Tidying(shelf, clock), hasty(), clock));
    }

    static CacheRebuild order(String... arguments) {
        return new CacheRebuild(
                arguments[2],
                OnRedis.cache("session:"),
                URI.create(arguments[1]),
                4,
                Integer.parseInt(arguments[3]),
                new Generation(arguments[4], arguments.length > 5 ? arguments[5] : null, null, 0),
                Instant.MAX);
    }

    /** Short slices, so that progress is told often. */
    private static Settings hasty() {
        return new SmallRyeConfigBuilder()
                .withMapping(Settings.class)
                .withDefaultValues(Map.of(
                        "haetae.cache-rebuild.slice", "300ms",
                        "haetae.cache-rebuild.grace", "3s",
                        "haetae.cache-rebuild.claim", "1m"))
                .addDiscoveredConverters()
                .build()
                .getConfigMapping(Settings.class);
    }
}
