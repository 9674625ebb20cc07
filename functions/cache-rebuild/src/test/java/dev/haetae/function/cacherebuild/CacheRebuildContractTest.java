package dev.haetae.function.cacherebuild;

import dev.haetae.contract.Action;
import dev.haetae.contract.CacheRebuild;
import dev.haetae.contract.CacheRebuild.Generation;
import dev.haetae.contract.OpsFunction;
import dev.haetae.contract.State;
import dev.haetae.contract.Target;
import dev.haetae.testkit.ManualClock;
import dev.haetae.testkit.OpsFunctionContract;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The function, with its interceptors, on a real Redis. What counts as a write is that readers change over. */
@QuarkusTest
@WithTestResource(RedisResource.class)
class CacheRebuildContractTest extends OpsFunctionContract {

    private static final int FAST = 100_000;

    @Inject
    CacheRebuildFunction function;

    @Inject
    ManualClock clock;

    @Inject
    CircuitBreakerMaintenance breakers;

    RedisProcess redis;
    private ScriptedSource source;
    private Onlooker onlooker;
    private final Target present = OnRedis.cache("contract:");
    private final List<String> served = new ArrayList<>();

    @BeforeEach
    void makeWhole() {
        redis.kill();
        redis.startAgain();
        breakers.resetAll();
        source = ScriptedSource.of(20);
        onlooker = new Onlooker(redis.ownersUrl());
    }

    @AfterEach
    void cleanUp() {
        source.close();
        onlooker.close();
    }

    @Override
    protected OpsFunction function() {
        return function;
    }

    @Override
    protected Instant now() {
        return clock.instant();
    }

    @Override
    protected Target present() {
        return present;
    }

    /** What was never built is a cache all the same. */
    @Override
    protected boolean canBeAbsent() {
        return false;
    }

    @Override
    protected Target absent() {
        return OnRedis.cache("nowhere:");
    }

    @Override
    protected Action order(Target target, State expected, Instant notAfter) {
        return new CacheRebuild("a-1", target, source.uri(), 2, FAST, (Generation) expected, notAfter);
    }

    @Override
    protected State anyState() {
        return new Generation("uid", null, null, 0);
    }

    @Override
    protected void disturb(Target target) {
        onlooker.set("{contract:}generation", "made-by-hand");
    }

    @Override
    protected boolean isOnKubernetes() {
        return false;
    }

    @Override
    protected boolean canBePaused() {
        return true;
    }

    @Override
    protected void pause(Target target) {
        onlooker.set("{contract:}pause", "true");
    }

    @Override
    protected void breakPeer() {
        redis.kill();
    }

    @Override
    protected boolean canBeUndone() {
        return false;
    }

    @Override
    protected long writes() {
        String now = String.valueOf(onlooker.get("{contract:}generation"));
        if (served.isEmpty() || !served.getLast().equals(now)) {
            served.add(now);
        }
        return served.size();
    }
}
