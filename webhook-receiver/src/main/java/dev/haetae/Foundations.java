package dev.haetae;

import dev.haetae.metrics.Meters;
import dev.haetae.metrics.TimedStore;
import dev.haetae.policy.Policies;
import dev.haetae.policy.source.InvalidPolicies;
import dev.haetae.retention.Retention;
import dev.haetae.retention.RetentionConfig;
import dev.haetae.rulebook.Rulebook;
import dev.haetae.store.Store;
import dev.haetae.store.StoreUnavailable;
import dev.haetae.store.embedded.EmbeddedStore;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import org.jboss.logging.Logger;

/**
 * What everything else stands on: the clock, the store and the policies. A refusal here ends the start, and its message
 * is all that is printed: Quarkus buries that of any other exception in a stack trace.
 */
@Dependent
class Foundations {

    private static final Logger LOG = Logger.getLogger("haetae");

    @Produces
    @Singleton
    InstantSource clock() {
        return new WallClock();
    }

    @Produces
    @Singleton
    Store store(HaetaeConfig config, Meters meters) {
        try {
            return new TimedStore(claimed(EmbeddedStore.open(config.dataDir()), Belonging.of(config)), meters);
        } catch (StoreUnavailable refused) {
            throw refusal(refused);
        }
    }

    private static Store claimed(Store store, Belonging belonging) {
        try {
            belonging.claim(store);
            return store;
        } catch (StoreUnavailable refused) {
            store.close();
            throw refused;
        }
    }

    /** A dependent, since a record has no proxy. */
    @Produces
    Retention retention(RetentionConfig kept, HaetaeConfig config) {
        try {
            return Retention.of(kept, config.dataDir());
        } catch (IllegalArgumentException refused) {
            throw refusal(refused);
        }
    }

    @Produces
    @Singleton
    Rulebook rulebook(HaetaeConfig config, InstantSource clock) {
        try {
            return new Rulebook(config.policiesDir().map(Policies::load).orElseGet(Policies::shipped), clock);
        } catch (InvalidPolicies refused) {
            throw refusal(refused);
        }
    }

    /** Without its cause, which would be printed in its place. */
    private static ConfigurationException refusal(RuntimeException refused) {
        LOG.debug("Refused to start", refused);
        return new ConfigurationException(refused.getMessage());
    }
}
