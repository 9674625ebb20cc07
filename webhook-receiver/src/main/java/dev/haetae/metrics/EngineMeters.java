package dev.haetae.metrics;

import dev.haetae.inbox.Inbox;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Whether the engine keeps up: what waits for triage, and which timers are late. */
@Singleton
class EngineMeters {

    private static final double MILLIS = 1_000;

    private final Meters meters;
    private final InstantSource clock;

    EngineMeters(Meters meters, InstantSource clock) {
        this.meters = meters;
        this.clock = clock;
    }

    void look(@Observes @Priority(IncidentMeters.FIRST) StartupEvent event, Inbox inbox, Lateness engine) {
        meters.gauge(
                "haetae.inbox.deliveries",
                "Acknowledged and not yet triaged",
                null,
                () -> inbox.backlog().size());
        seconds("haetae.inbox.oldest.age", "For how long the oldest delivery has waited for triage", () -> age(inbox));
        meters.gauge(
                "haetae.timers.due",
                "Timers that are due and not at work, up to 1000",
                null,
                () -> engine.now().timers());
        seconds(
                "haetae.timers.late",
                "By how much the first of them is late",
                () -> engine.now().late());
    }

    private Duration age(Inbox inbox) {
        return inbox.pending(1).stream()
                .map(oldest -> Duration.between(oldest.received().receivedAt(), clock.instant()))
                .findFirst()
                .orElse(Duration.ZERO);
    }

    private void seconds(String name, String description, Supplier<Duration> value) {
        meters.gauge(name, description, "seconds", () -> value.get().toMillis() / MILLIS);
    }
}
