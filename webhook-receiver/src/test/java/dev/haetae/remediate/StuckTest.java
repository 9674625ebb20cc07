package dev.haetae.remediate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Urgency;
import dev.haetae.incident.Actor;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Incident;
import dev.haetae.incident.Incidents;
import dev.haetae.incident.Progress;
import dev.haetae.incident.Transition;
import dev.haetae.policy.Mode;
import dev.haetae.store.Batch;
import dev.haetae.store.Store;
import dev.haetae.store.memory.MemoryStore;
import dev.haetae.timer.Claim;
import dev.haetae.timer.Timer;
import dev.haetae.timer.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What fails time after time by a fault of our own does not stand still in silence. */
class StuckTest {

    private static final Instant NOW = Instant.parse("2026-11-19T18:00:00Z");
    private static final String ID = "20261119-180000-7f3a09";

    private final Store store = new MemoryStore();
    private final Incidents incidents = new Incidents(store, (incident, event) -> List.of());
    private final Timers timers = new Timers(store, "this process", Duration.ofSeconds(60));
    private final Stuck stuck = new Stuck(incidents, () -> NOW);

    @AfterEach
    void close() {
        store.close();
    }

    private List<Timers.Due> due(Timer.Kind kind) {
        return timers.due(NOW.plusSeconds(60), 10).stream()
                .filter(due -> due.timer().kind() == kind)
                .toList();
    }

    private Incident failed(Timer.Kind kind, int claims) {
        incidents.commit(Transition.opening(ID, NOW)
                .record(
                        Actor.POLICY,
                        Why.SETTLED.because(),
                        new Happening.Opened(Urgency.CRITICAL, "game-server", "zone-1", "production/zone-1", NOW, true))
                .record(
                        Actor.POLICY,
                        Why.SETTLED.because(),
                        new Happening.PlaybookChosen("game-server-down", "S10", Mode.AUTO, 2, 0)));
        Batch.Builder batch = Batch.batch();
        Timers.set(batch, new Timer(kind, ID, "0.0", NOW, claims - 1, "this process"));
        store.commitNow(batch.build());
        Claim claim = timers.claim(due(kind).getFirst(), NOW).orElseThrow();
        stuck.failed(claim, new IllegalStateException("a fault of our own"));
        return incidents.find(ID).orElseThrow().incident();
    }

    @Test
    void theFifthTimeInARowPeopleSeeToIt() {
        Incident left = failed(Timer.Kind.PLAN, 5);

        assertThat(left.progress()).isEqualTo(new Progress.Ended(0, true));
        assertThat(incidents.timeline(ID).getLast().because().sentence())
                .isEqualTo("Haetae itself failed at it (plan) 5 times in a row; its log says how");
        assertThat(due(Timer.Kind.PLAN)).as("it does not come again").isEmpty();
    }

    @Test
    void beforeThatItComesAgain() {
        assertThat(failed(Timer.Kind.PLAN, 4).progress()).isInstanceOf(Progress.Planning.class);
        assertThat(due(Timer.Kind.PLAN)).hasSize(1);
    }

    @Test
    void whatIsToBeTakenBackIsTriedForEver() {
        assertThat(failed(Timer.Kind.TAKE_BACK, 50).progress()).isInstanceOf(Progress.Planning.class);
        assertThat(due(Timer.Kind.TAKE_BACK)).hasSize(1);
    }
}
