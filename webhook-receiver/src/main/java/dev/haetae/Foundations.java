package dev.haetae;

import dev.haetae.policy.Policies;
import dev.haetae.store.Store;
import dev.haetae.store.embedded.EmbeddedStore;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;

/** What everything else stands on: the clock, the store and the policies. A refusal here ends the start. */
@Dependent
class Foundations {

    @Produces
    @Singleton
    InstantSource clock() {
        return new WallClock();
    }

    @Produces
    @Singleton
    Store store(HaetaeConfig config) {
        return EmbeddedStore.open(config.dataDir());
    }

    @Produces
    @Singleton
    Policies policies(HaetaeConfig config) {
        return config.policiesDir().map(Policies::load).orElseGet(Policies::shipped);
    }
}
