package dev.haetae.remediate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Target;
import dev.haetae.incident.Actor;
import dev.haetae.store.Batch;
import dev.haetae.store.Commit;
import dev.haetae.store.Store;
import dev.haetae.store.memory.MemoryStore;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two receivers that decide at the same moment never both take the last place. */
class ReservationTest {

    private static final Instant NOW = Instant.parse("2026-11-19T18:00:00Z");
    private static final Instant LATER = NOW.plus(Duration.ofMinutes(15));
    private static final Target ONE = new Target("production", "game", "Deployment", "one");
    private static final Target OTHER = new Target("production", "game", "Deployment", "other");
    private static final Target ELSEWHERE = new Target("production", "staging", "Deployment", "one");

    private final Store store = new MemoryStore();
    private final Ledger ledger = new Ledger(store);

    @AfterEach
    void close() {
        store.close();
    }

    private boolean commits(Consumer<Batch.Builder> writes) {
        Batch.Builder batch = Batch.batch();
        writes.accept(batch);
        return store.commitNow(batch.build()) instanceof Commit.Done;
    }

    private Consumer<Batch.Builder> begins(Target target) {
        Ledger.Mark mark = new Ledger.Mark("incident of " + target.name(), LATER);
        return ledger.busy(target, mark.incident(), NOW)
                .take(mark)
                .andThen(ledger.lock(target).write(mark));
    }

    @Test
    void ofTwoWhoCountedTheSameOnlyOneBegins() {
        Consumer<Batch.Builder> one = begins(ONE);
        Consumer<Batch.Builder> other = begins(OTHER);

        assertThat(commits(one)).isTrue();
        assertThat(commits(other)).isFalse();
        assertThat(commits(begins(OTHER))).isTrue();
    }

    @Test
    void whatIsActedOnIsCountedByNamespaceUntilItsLockEnds() {
        assertThat(commits(begins(ONE))).isTrue();

        assertThat(ledger.busy(OTHER, "another incident", NOW).others()).isOne();
        assertThat(ledger.busy(ONE, "incident of one", NOW).others())
                .as("its own work")
                .isZero();
        assertThat(ledger.busy(ELSEWHERE, "another incident", NOW).others()).isZero();
        assertThat(ledger.busy(OTHER, "another incident", LATER).others()).isZero();
        assertThat(commits(Ledger.release(ledger.lock(ONE), "incident of one"))).isTrue();
        assertThat(ledger.busy(OTHER, "another incident", NOW).others()).isZero();
    }

    @Test
    void aPauseBetweenADecisionAndItsCommitWins() {
        Pauses pauses = new Pauses(store);
        Pauses.Read read = pauses.at(null);
        Pause pause = new Pause(null, true, Actor.person("jiwoo"), "a deployment", NOW, null);
        assertThat(commits(batch -> read.write(batch, pause))).isTrue();

        assertThat(commits(read::expect)).isFalse();
        assertThat(pauses.on(NOW)).containsExactly(pause);
    }

    @Test
    void aPauseHoldsUntilItsEndAndNotAtIt() {
        Pause pause = new Pause(null, true, Actor.person("jiwoo"), "a deployment", NOW, LATER);

        assertThat(pause.holds(LATER.minusMillis(1))).isTrue();
        assertThat(pause.holds(LATER)).isFalse();
        assertThat(pause.isOverBy(LATER)).isTrue();
    }
}
