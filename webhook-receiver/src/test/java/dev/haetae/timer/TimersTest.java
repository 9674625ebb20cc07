package dev.haetae.timer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.store.Batch;
import dev.haetae.store.Commit;
import dev.haetae.store.Space;
import dev.haetae.store.Store;
import dev.haetae.store.embedded.EmbeddedStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A timer fires once, whoever dies or sleeps. */
class TimersTest {

    private static final Instant NOW = Instant.parse("2026-11-19T18:00:00Z");
    private static final Duration LEASE = Duration.ofMinutes(1);

    @TempDir
    Path directory;

    private Store store;
    private Timers one;
    private Timers other;

    @BeforeEach
    void opens() {
        store = EmbeddedStore.open(directory);
        one = new Timers(store, "one", LEASE);
        other = new Timers(store, "other", LEASE);
        Batch.Builder batch = Batch.batch();
        Timers.set(batch, Timer.at(NOW, Timer.Kind.PLAN, "incident", "0"));
        store.commitNow(batch.build());
    }

    @AfterEach
    void closes() {
        store.close();
    }

    private Claim claim(Timers timers, Instant at) {
        return timers.claim(timers.due(at, 10).getFirst(), at).orElseThrow();
    }

    private Commit settle(Claim claim) {
        Batch.Builder batch = Batch.batch().put(Space.LEDGER, "effect", claim.key());
        claim.settle(batch);
        return store.commitNow(batch.build());
    }

    @Test
    void isNotDueBeforeItsTime() {
        assertThat(one.due(NOW.minusMillis(1), 10)).isEmpty();
        assertThat(one.due(NOW, 10)).hasSize(1);
        assertThat(one.next()).contains(NOW);
    }

    @Test
    void isClaimedByOneOfTwo() {
        Timers.Due due = one.due(NOW, 10).getFirst();
        assertThat(one.claim(due, NOW)).isPresent();
        assertThat(other.claim(due, NOW)).isEmpty();
        assertThat(other.due(NOW, 10)).isEmpty();
    }

    @Test
    void settledItIsGone() {
        assertThat(settle(claim(one, NOW))).isEqualTo(new Commit.Done());
        assertThat(one.due(NOW.plus(LEASE), 10)).isEmpty();
        assertThat(one.next()).isEmpty();
    }

    @Test
    void isDueAgainWhenItsHolderDied() {
        claim(one, NOW);
        Claim second = claim(other, NOW.plus(LEASE));
        assertThat(second.timer().epoch()).isEqualTo(2);
        assertThat(settle(second)).isEqualTo(new Commit.Done());
    }

    @Test
    void aHolderPausedPastItsLeaseIsFencedOut() {
        Claim paused = claim(one, NOW);
        Claim second = claim(other, NOW.plus(LEASE));
        assertThat(settle(paused)).isInstanceOf(Commit.Conflict.class);
        assertThat(settle(second)).isEqualTo(new Commit.Done());
        assertThat(settle(paused)).isInstanceOf(Commit.Conflict.class);
    }

    @Test
    void theLeasesOfADeadProcessEndAtTheNextStart() {
        claim(one, NOW);
        Timers restarted = new Timers(store, "restarted", LEASE);
        assertThat(restarted.releaseOfTheDead(NOW)).isOne();
        assertThat(restarted.due(NOW, 10)).hasSize(1);
    }

    @Test
    void ownLeasesAreLeftAlone() {
        claim(one, NOW);
        assertThat(one.releaseOfTheDead(NOW)).isZero();
        assertThat(List.copyOf(one.due(NOW, 10))).isEmpty();
    }
}
