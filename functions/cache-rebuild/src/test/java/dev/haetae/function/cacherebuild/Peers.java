package dev.haetae.function.cacherebuild;

import dev.haetae.contract.CacheRebuild;
import dev.haetae.contract.CacheRebuild.Generation;
import dev.haetae.contract.Observation;
import dev.haetae.contract.OpsFunction;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Target;
import dev.haetae.testkit.ManualClock;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;

/** What an application gives the function: here a clock that stands still. */
class Peers {

    @Produces
    @Singleton
    ManualClock clock() {
        return new ManualClock(Instant.parse("2026-11-20T03:00:00Z"));
    }

    /** The first order of all loads what a rebuild needs; no test's slice or time-out is to pay for that. */
    void warmUp(@Observes Startup started, CacheRebuildFunction function, ManualClock clock) {
        Target cache = OnRedis.cache("warm-up:");
        if (function.observe(cache) instanceof Observation.Found(Generation none, var _)) {
            rebuild(function, cache, none, clock.instant().plusSeconds(60));
        }
    }

    private static void rebuild(OpsFunction function, Target cache, Generation none, Instant soon) {
        try (ScriptedSource source = ScriptedSource.of(20)) {
            CacheRebuild order = new CacheRebuild("warm-up", cache, source.uri(), 2, 100_000, none, soon);
            Outcome outcome;
            do {
                outcome = function.apply(order);
            } while (outcome instanceof Outcome.Continue);
        }
    }
}
