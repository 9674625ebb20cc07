package dev.haetae.reconcile;

import dev.haetae.function.prometheus.Backoff;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import io.smallrye.faulttolerance.api.CustomBackoff;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/**
 * What Alertmanager holds now (its API v2). An ordinary dependency (R): five failures of the last ten open the breaker for 30 s; a
 * person waits behind it in no case, but a fix does, so two retries and no more, each twice as far from the last (R2). Every failure is a {@link Trouble} or one
 * of the annotations' own. An operator overrides any figure by MicroProfile's keys.
 */
@ApplicationScoped
class AlertmanagerApi {

    static final String ALERTS_BREAKER = "haetae-alertmanager-alerts";
    static final String STATUS_BREAKER = "haetae-alertmanager-status";

    private static final String PATH = "/api/v2";
    private static final int LONGEST_STATUS = 1 << 20;
    private static final long ATTEMPT_MILLIS = 5_000;
    private static final long TOTAL_MILLIS = 10_000;
    private static final int RETRIES = 2;
    private static final long FIRST_DELAY_MILLIS = 500;
    private static final int WINDOW = 10;
    private static final double FAILURE_RATIO = 0.5;
    private static final long OPEN_MILLIS = 30_000;
    private static final int TRIALS = 3;
    private static final int AT_ONCE = 10;

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

    private final Wire wire;

    @Inject
    AlertmanagerApi(Wire wire) {
        this.wire = wire;
    }

    @Timeout(ATTEMPT_MILLIS)
    @Retry(
            maxRetries = RETRIES,
            delay = FIRST_DELAY_MILLIS,
            jitter = 0,
            maxDuration = TOTAL_MILLIS,
            retryOn = {Trouble.Fault.class, Trouble.Throttled.class, TimeoutException.class})
    @CustomBackoff(Backoff.class)
    @CircuitBreaker(
            requestVolumeThreshold = WINDOW,
            failureRatio = FAILURE_RATIO,
            delay = OPEN_MILLIS,
            successThreshold = TRIALS,
            failOn = {Trouble.Fault.class, TimeoutException.class})
    @CircuitBreakerName(STATUS_BREAKER)
    @Bulkhead(AT_ONCE)
    Running status() {
        return wire.ask(PATH + "/status", LONGEST_STATUS, Running.class);
    }

    /**
     * The alerts of that filter.
     *
     * @param filter null for all
     * @param longest how many bytes of a list are read
     */
    @Timeout(ATTEMPT_MILLIS)
    @Retry(
            maxRetries = RETRIES,
            delay = FIRST_DELAY_MILLIS,
            jitter = 0,
            maxDuration = TOTAL_MILLIS,
            retryOn = {Trouble.Fault.class, Trouble.Throttled.class, TimeoutException.class})
    @CustomBackoff(Backoff.class)
    @CircuitBreaker(
            requestVolumeThreshold = WINDOW,
            failureRatio = FAILURE_RATIO,
            delay = OPEN_MILLIS,
            successThreshold = TRIALS,
            failOn = {Trouble.Fault.class, TimeoutException.class})
    @CircuitBreakerName(ALERTS_BREAKER)
    @Bulkhead(AT_ONCE)
    List<Listed> alerts(String filter, int longest) {
        return List.of(wire.ask(PATH + "/alerts" + query(filter), longest, Listed[].class));
    }

    private static String query(String filter) {
        return filter == null ? "" : "?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8);
    }
}
