package dev.haetae.function.cacherebuild;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.CacheRebuild;
import dev.haetae.contract.CacheRebuild.Generation;
import dev.haetae.contract.Observation;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.Target;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Where no Redis is configured, the application starts all the same, and the verb says why it does nothing. */
@QuarkusTest
class UnconfiguredTest {

    private static final Target TARGET = OnRedis.cache("session:");

    @Inject
    CacheRebuildFunction function;

    @Test
    void anOrderIsRefused() {
        CacheRebuild order = new CacheRebuild(
                "a-1",
                TARGET,
                URI.create("http://platform-server/sessions"),
                2,
                10,
                new Generation("uid", null, null, 0),
                Instant.MAX);

        assertThat(function.apply(order))
                .isEqualTo(new Outcome.Refused(Refusal.UNSUPPORTED, "no Redis is configured (haetae.cache.redis)"));
    }

    @Test
    void thereIsNothingToSee() {
        assertThat(function.observe(TARGET))
                .isInstanceOfSatisfying(
                        Observation.Unclear.class,
                        unclear -> assertThat(unclear.retryable()).isFalse());
    }
}
