package dev.haetae.function.cacherebuild;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.CacheRebuild;
import dev.haetae.contract.CacheRebuild.Generation;
import dev.haetae.contract.Refusal;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DecisionTest {

    private static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);
    private static final Generation NONE = new Generation("uid", null, null, 0);
    private static final Generation OLD = new Generation("uid", "g1", "a-0", 20);
    private static final Generation OURS = new Generation("uid", "g2", "a-1", 20);
    private static final CacheRebuild ORDER = new CacheRebuild(
            "a-1", OnRedis.cache("session:"), URI.create("http://platform-server/sessions"), 4, 500, OLD, LATER);
    private static final CacheRebuild LATE = ORDER.withNotAfter(NOW.minusSeconds(1));
    private static final Sight AS_EXPECTED = new Sight(OLD, Optional.empty(), false, false);
    private static final Optional<String> SOMEBODY = Optional.of("a-9");

    @Test
    void aCacheAsExpectedIsRebuiltAndItsOwnOrderGoesOn() {
        assertThat(on(AS_EXPECTED)).isEqualTo(new Decision.Work());
        assertThat(on(new Sight(OLD, Optional.of("a-1"), true, false))).isEqualTo(new Decision.Work());
    }

    @Test
    void whatIsReachedNeedsNothingButTidyingUpWhereNobodyMinds() {
        Decision done = new Decision.AlreadyApplied(OURS);

        assertThat(on(new Sight(OURS, Optional.empty(), false, false))).isEqualTo(done);
        assertThat(on(new Sight(OURS, Optional.empty(), true, false))).isEqualTo(new Decision.Work());
        assertThat(on(new Sight(OURS, Optional.empty(), true, true))).isEqualTo(done);
        assertThat(on(new Sight(OURS, SOMEBODY, true, false))).isEqualTo(done);
        assertThat(Decision.on(new Sight(OURS, Optional.empty(), true, false), LATE, NOW))
                .isEqualTo(done);
    }

    @Test
    void anotherGenerationThanExpectedIsRefused() {
        assertRefused(on(new Sight(NONE, Optional.empty(), false, false)), Refusal.TARGET_CHANGED);
        assertRefused(
                on(new Sight(new Generation("other", "g1", "a-0", 20), Optional.empty(), false, false)),
                Refusal.TARGET_CHANGED);
    }

    @Test
    void marksOthersAndAgeAreRefused() {
        assertRefused(on(new Sight(OLD, SOMEBODY, false, true)), Refusal.HANDS_OFF);
        assertRefused(on(new Sight(OLD, SOMEBODY, false, false)), Refusal.BUSY);
        assertRefused(Decision.on(AS_EXPECTED, LATE, NOW), Refusal.STALE);
        assertThat(Decision.on(AS_EXPECTED, ORDER.withNotAfter(NOW), NOW)).isEqualTo(new Decision.Work());
    }

    private static Decision on(Sight seen) {
        return Decision.on(seen, ORDER, NOW);
    }

    private static void assertRefused(Decision decision, Refusal reason) {
        assertThat(decision).isInstanceOfSatisfying(Decision.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(reason);
            assertThat(refused.detail()).contains("session:");
        });
    }
}
