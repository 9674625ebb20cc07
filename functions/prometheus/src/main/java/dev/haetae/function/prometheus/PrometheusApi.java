package dev.haetae.function.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import io.smallrye.faulttolerance.api.CustomBackoff;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/**
 * The calls to Prometheus, as a bean of its own because a bean's calls to itself pass no interceptor. The figures are
 * those of an ordinary API and an internal service: an attempt takes 1 s to connect and 5 s to read, all attempts 10 s
 * (R4); three retries from 500 ms (R2); five failures of the last ten open the breaker for 30 s, three good trials close
 * it (R1); ten at once (R5: refused beyond, since who asks has something else to say). An operator overrides any of them
 * by MicroProfile's keys.
 */
@ApplicationScoped
class PrometheusApi {

    static final String BREAKER = "haetae-prometheus-reads";
    static final long TOTAL_MILLIS = 10_000;

    private static final long ATTEMPT_MILLIS = 6_000;
    private static final long FIRST_DELAY_MILLIS = 500;
    private static final int RETRIES = 3;
    private static final int WINDOW = 10;
    private static final double FAILURE_RATIO = 0.5;
    private static final long OPEN_MILLIS = 30_000;
    private static final int TRIALS = 3;
    private static final int AT_ONCE = 10;

    private final Wire wire;

    @Inject
    PrometheusApi(Wire wire) {
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
    @CircuitBreakerName(BREAKER)
    @Bulkhead(AT_ONCE)
    JsonNode ask(Address address, Question question) {
        return wire.send(address, question);
    }
}
