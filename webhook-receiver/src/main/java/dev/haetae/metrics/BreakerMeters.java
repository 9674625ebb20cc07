package dev.haetae.metrics;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Which peers are left alone since they failed. The library's own series begin with the first call of each method and are
 * stale after a reset; these stand from the start and say what is so.
 */
@Singleton
public class BreakerMeters {

    /** Before each breaker's name, so that no other library's is taken for ours. */
    public static final String OURS = "haetae-";

    /** One for each fixed destination and kind of call; those of a cache's sources are as many as playbooks name. */
    public static final List<String> BREAKERS = List.of(
            "alertmanager-alerts",
            "alertmanager-status",
            "announce-pagerduty",
            "announce-slack",
            "announce-statuspage",
            "cache-rebuild-redis",
            "configure-reads",
            "configure-writes",
            "diagnose-logs",
            "diagnose-reads",
            "diagnose-usage",
            "heartbeat",
            "isolate-endings",
            "isolate-reads",
            "isolate-writes",
            "prometheus-reads",
            "restart-reads",
            "restart-writes",
            "rollback-reads",
            "rollback-writes",
            "run-job-logs",
            "run-job-reads",
            "run-job-writes",
            "scale-discovery",
            "scale-reads",
            "scale-writes");

    private final Meters meters;
    private final CircuitBreakerMaintenance breakers;

    BreakerMeters(Meters meters, CircuitBreakerMaintenance breakers) {
        this.meters = meters;
        this.breakers = breakers;
    }

    void listen(@Observes @Priority(IncidentMeters.FIRST) StartupEvent event) {
        BREAKERS.forEach(
                breaker -> Arrays.stream(CircuitBreakerState.values()).forEach(state -> gauge(breaker, state)));
    }

    private void gauge(String breaker, CircuitBreakerState state) {
        meters.gauge(
                "haetae.breaker.state",
                "1 for where a circuit breaker stands: open while its peer is left alone",
                null,
                () -> breakers.currentState(OURS + breaker) == state ? 1 : 0,
                "breaker",
                breaker,
                "state",
                state.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
