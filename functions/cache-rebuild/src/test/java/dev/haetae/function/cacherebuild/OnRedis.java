package dev.haetae.function.cacherebuild;

import dev.haetae.contract.CacheRebuild;
import dev.haetae.contract.CacheRebuild.Generation;
import dev.haetae.contract.Observation;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Target;
import dev.haetae.testkit.ManualClock;
import dev.haetae.testkit.Patience;
import io.quarkus.test.common.WithTestResource;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The function, with its interceptors, on a real Redis and a scripted source; a cache of its own for each test. */
@WithTestResource(RedisResource.class)
abstract class OnRedis {

    private static final AtomicInteger MADE = new AtomicInteger();

    /** Fast enough that no test waits for its pace. */
    private static final int FAST = 100_000;

    @Inject
    CacheRebuildFunction function;

    @Inject
    ManualClock clock;

    @Inject
    CircuitBreakerMaintenance breakers;

    RedisProcess redis;
    Onlooker onlooker;
    ScriptedSource source;
    Target target;
    Keys keys;

    @BeforeEach
    void makeWhole() {
        Patience.isGivenByAll();
        if (!redis.isAlive()) {
            redis.startAgain();
        }
        breakers.resetAll();
        onlooker = new Onlooker(redis.ownersUrl());
        source = ScriptedSource.of(20);
        target = cache("session-%d:".formatted(MADE.incrementAndGet()));
        keys = Keys.of(target.name()).orElseThrow();
    }

    @AfterEach
    void cleanUp() {
        source.close();
        onlooker.close();
    }

    static Target cache(String prefix) {
        return new Target("production", "game-production", CacheRebuild.CACHE, prefix);
    }

    CacheRebuild order(String id) {
        return order(id, seen());
    }

    CacheRebuild order(String id, Generation expected) {
        return order(id, expected, FAST);
    }

    CacheRebuild order(String id, Generation expected, int rate) {
        return new CacheRebuild(id, target, source.uri(), 2, rate, expected, soon());
    }

    Instant soon() {
        return clock.instant().plusSeconds(60);
    }

    Generation seen() {
        return (Generation) ((Observation.Found) function.observe(target)).state();
    }

    /** Gives the order as the engine does, until there is an end to it; answers the end, and all progress before it. */
    Ended untilTheEnd(CacheRebuild order) {
        List<Double> progress = new ArrayList<>();
        Outcome outcome = function.apply(order);
        while (outcome instanceof Outcome.Continue(String _, double told)) {
            progress.add(told);
            outcome = function.apply(order);
        }
        return new Ended(outcome, progress);
    }

    record Ended(Outcome outcome, List<Double> progress) {}

    /** A generation serves, of the source's present epoch. */
    String serve(String order) {
        untilTheEnd(order(order));
        return onlooker.get(keys.pointer());
    }

    /** As the README tells readers to. */
    String read(String key) {
        return onlooker.get(keys.value(onlooker.get(keys.pointer()), key));
    }
}
