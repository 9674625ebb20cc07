package dev.haetae.escalate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Severity;
import dev.haetae.contract.Urgency;
import dev.haetae.incident.Actor;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Incidents;
import dev.haetae.incident.Transition;
import dev.haetae.policy.Alert;
import dev.haetae.policy.Because;
import dev.haetae.policy.Policies;
import dev.haetae.store.Batch;
import dev.haetae.store.Store;
import dev.haetae.store.memory.MemoryStore;
import dev.haetae.timer.Claim;
import dev.haetae.timer.Timer;
import dev.haetae.timer.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two receivers that look at an incident at the same moment. */
class EscalateHandlerTest {

    private static final Instant NOW = Instant.parse("2026-11-19T18:00:00Z");
    private static final Because TEST = new Because("test", "so it is", null);
    private static final String ID = "20261119-180000-7f3a09";

    private final Store store = new MemoryStore();
    private final Incidents incidents = new Incidents(store, (incident, event) -> List.of());
    private final Policies policies = Policies.shipped();
    private final Queue<Runnable> meanwhile = new ArrayDeque<>();

    @BeforeEach
    void opens() {
        incidents.commit(Transition.opening(ID, NOW)
                .record(
                        Actor.POLICY,
                        TEST,
                        new Happening.Opened(Urgency.CRITICAL, "game-server", "down", "key", NOW, true))
                .record(Actor.POLICY, TEST, new Happening.SeverityDecided(Severity.SEV1, null)));
    }

    @AfterEach
    void closes() {
        store.close();
    }

    /** What the other does meanwhile, it does while this one has read the incident and has not written it yet. */
    private EscalateHandler receiver() {
        return new EscalateHandler(
                incidents,
                () -> policies,
                (incident, story) -> {
                    if (!meanwhile.isEmpty()) {
                        meanwhile.remove().run();
                    }
                    return new Alert(Map.of("service", "game-server"), Map.of());
                },
                () -> NOW);
    }

    private Claim claim(String owner, Instant at) {
        Timers timers = new Timers(store, owner, Duration.ofMinutes(1));
        return timers.claim(timers.due(at, 10).getFirst(), at).orElseThrow();
    }

    private List<Happening.Escalated> calls() {
        return Calls.in(incidents.story(ID)).made();
    }

    @Test
    void ofTwoWhoLookAtOnceOneCalls() {
        Claim one = claim("one", NOW);
        Batch.Builder batch = Batch.batch();
        Timers.set(batch, Timer.at(NOW.minusMillis(1), Timer.Kind.ESCALATE, ID, Timer.LOOK));
        store.commitNow(batch.build());
        Claim other = claim("other", NOW.plusMillis(1));
        meanwhile.add(() -> receiver().fire(other));

        receiver().fire(one);

        assertThat(calls()).extracting(Happening.Escalated::rule).containsExactly("serious");
        assertThat(meanwhile).isEmpty();
    }

    @Test
    void aResolutionMeanwhileCounts() {
        Claim claim = claim("one", NOW);
        meanwhile.add(() -> incidents.change(
                ID,
                NOW,
                transition -> transition.record(Actor.person("jiwoo"), TEST, new Happening.Resolved(Duration.ZERO))));

        receiver().fire(claim);

        assertThat(calls()).isEmpty();
    }
}
