package dev.haetae.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.store.embedded.EmbeddedStore;
import dev.haetae.testkit.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A loop that died or hangs is seen, and a store that takes nothing too. */
class VitalsTest {

    private static final Instant START = Instant.parse("2026-11-20T03:00:00Z");

    @TempDir
    Path directory;

    private final ManualClock clock = new ManualClock(START);
    private EmbeddedStore store;
    private boolean alive = true;
    private Instant lastRound = START;
    private Vitals vitals;

    @BeforeEach
    void opens() {
        store = EmbeddedStore.open(directory);
        vitals = new Vitals(
                List.of(
                        new Vitals.Sign("triage", () -> alive, () -> lastRound),
                        new Vitals.Sign("pulse", () -> true, clock::instant)),
                store,
                clock);
    }

    @AfterEach
    void closes() {
        store.close();
    }

    @Test
    void itWorksWhileEachLoopComesRoundAndTheStoreIsWritable() {
        clock.advance(Duration.ofSeconds(59));
        assertThat(vitals.isWorking()).isTrue();
        assertThat(new LoopsTurn(vitals).call().getStatus()).isEqualTo(Status.UP);
        assertThat(new LoopsLive(vitals).call().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void aLoopThatHangsIsNotReadyButAlive() {
        clock.advance(Duration.ofSeconds(61));
        assertThat(vitals.isWorking()).isFalse();
        assertThat(new LoopsTurn(vitals).call().getStatus()).isEqualTo(Status.DOWN);
        assertThat(new LoopsLive(vitals).call().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void aLoopThatDiedIsNeither() {
        alive = false;
        assertThat(vitals.isWorking()).isFalse();
        assertThat(new LoopsTurn(vitals).call().getStatus()).isEqualTo(Status.DOWN);
        assertThat(new LoopsLive(vitals).call().getData().orElseThrow()).containsEntry("triage", "dead");
    }

    @Test
    void withAStoreThatTakesNothingItDoesNotWork() {
        store.close();
        assertThat(vitals.isWorking()).isFalse();
    }
}
