package dev.haetae.function.cacherebuild;

import dev.haetae.testkit.ManualClock;
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
}
