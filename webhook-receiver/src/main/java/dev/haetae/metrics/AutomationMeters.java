package dev.haetae.metrics;

import dev.haetae.remediate.Automation;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** How far automation is trusted now. */
@Singleton
class AutomationMeters {

    private final Meters meters;
    private final Automation automation;

    AutomationMeters(Meters meters, Automation automation) {
        this.meters = meters;
        this.automation = automation;
    }

    void listen(@Observes @Priority(IncidentMeters.FIRST) StartupEvent event) {
        meters.gauge(
                "haetae.automation.pauses",
                "Pauses of automation that hold now, of all or of a service",
                null,
                () -> automation.paused().size());
        meters.gauge(
                "haetae.playbooks.distrusted",
                "Playbooks that made something worse, and ask a person since then",
                null,
                () -> automation.distrusted().size());
    }
}
