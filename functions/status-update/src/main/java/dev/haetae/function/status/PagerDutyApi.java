package dev.haetae.function.status;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import io.smallrye.faulttolerance.api.CustomBackoff;
import io.smallrye.faulttolerance.api.RateLimit;
import io.smallrye.faulttolerance.api.RateLimitException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.temporal.ChronoUnit;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/**
 * The calls to PagerDuty, as a bean of its own because a bean's calls to itself pass no interceptor. The figures are those of
 * {@link External}; at most 120 calls a minute, as its Events API allows. An operator overrides any of them by MicroProfile's keys.
 */
@ApplicationScoped
class PagerDutyApi {

    static final String BREAKER = "haetae-announce-pagerduty";

    private static final int A_WINDOW = 120;

    private final Wire wire;

    @Inject
    PagerDutyApi(Wire wire) {
        this.wire = wire;
    }

    @Timeout(External.ATTEMPT_MILLIS)
    @Retry(
            maxRetries = External.RETRIES,
            delay = External.FIRST_DELAY_MILLIS,
            jitter = 0,
            maxDuration = External.TOTAL_MILLIS,
            retryOn = {Trouble.Fault.class, Trouble.Throttled.class, RateLimitException.class})
    @CustomBackoff(Backoff.class)
    @CircuitBreaker(
            requestVolumeThreshold = External.WINDOW,
            failureRatio = External.FAILURE_RATIO,
            delay = External.OPEN_MILLIS,
            successThreshold = External.TRIALS,
            failOn = {Trouble.Fault.class, Trouble.Doubt.class, TimeoutException.class})
    @CircuitBreakerName(BREAKER)
    @RateLimit(value = A_WINDOW, window = 1, windowUnit = ChronoUnit.MINUTES)
    @Bulkhead(External.AT_ONCE)
    JsonNode send(Call call) {
        return wire.send(call);
    }
}
