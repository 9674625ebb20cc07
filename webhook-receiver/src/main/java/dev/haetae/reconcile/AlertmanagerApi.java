package dev.haetae.reconcile;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/**
 * What Alertmanager holds now (its API v2). An ordinary dependency (R): five failures of the last ten open the breaker
 * for 30 s; a person waits behind it in no case, but a fix does, so two retries and no more.
 */
@RegisterRestClient(configKey = "alertmanager")
@Path("/api/v2")
interface AlertmanagerApi {

    /** One alert as listed; {@code state} is active, suppressed or unprocessed. */
    record Listed(
            String fingerprint,
            Status status,
            Map<String, String> labels,
            Map<String, String> annotations,
            Instant startsAt,
            List<Receiver> receivers,
            String generatorURL) {

        record Status(String state, List<String> silencedBy) {}

        record Receiver(String name) {}
    }

    /** @param uptime when it started */
    record Running(Instant uptime) {

        private static final Duration KNOWS_ALL_AFTER = Duration.ofMinutes(5);

        /** After its start it knows nothing until Prometheus has said again what fires. */
        boolean knowsNothingYet(Instant now) {
            return uptime.plus(KNOWS_ALL_AFTER).isAfter(now);
        }
    }

    @GET
    @Path("/status")
    @Timeout(5_000)
    @Retry(maxRetries = 2, delay = 500, jitter = 100, maxDuration = 10_000)
    @CircuitBreaker(requestVolumeThreshold = 10, failureRatio = 0.5, delay = 30_000, successThreshold = 3)
    @Bulkhead(10)
    Running status();

    @GET
    @Path("/alerts")
    @Timeout(5_000)
    @Retry(maxRetries = 2, delay = 500, jitter = 100, maxDuration = 10_000)
    @CircuitBreaker(requestVolumeThreshold = 10, failureRatio = 0.5, delay = 30_000, successThreshold = 3)
    @Bulkhead(10)
    List<Listed> alerts(@QueryParam("filter") String filter);
}
