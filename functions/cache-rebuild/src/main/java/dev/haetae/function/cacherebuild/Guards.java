package dev.haetae.function.cacherebuild;

import dev.haetae.contract.Failure;
import io.smallrye.faulttolerance.api.Guard;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/**
 * A guard for each source, since playbooks name many. The figures are those of an ordinary API and an internal service:
 * an attempt 5 s, three retries from 500 ms (R2), no further attempt after 6 s, so that a call's slice and its last page
 * stay within 15 s; five failures of the last ten open the breaker for 30 s, three good trials close it (R1); ten at
 * once, a hundred wait (R5).
 */
@Singleton
class Guards implements Shield {

    static final String BREAKER = "haetae-cache-rebuild-source-";

    /** How many requests go to one source at once, however many are ordered. */
    static final int AT_ONCE = 10;

    private static final int WAITING = 100;
    private static final int RETRIES = 3;
    private static final long TOTAL_MILLIS = 6_000;
    private static final int WINDOW = 10;
    private static final double FAILURE_RATIO = 0.5;
    private static final long OPEN_SECONDS = 30;
    private static final int TRIALS = 3;

    private final Map<String, Guard> guards = new ConcurrentHashMap<>();
    private final Map<String, String> lastWords = new ConcurrentHashMap<>();
    private final Settings settings;

    @Inject
    Guards(Settings settings) {
        this.settings = settings;
    }

    @Override
    public Page through(String peer, Callable<Page> call) throws Exception {
        try {
            return guards.computeIfAbsent(peer, this::guard).call(() -> remembering(peer, call), Page.class);
        } catch (CircuitBreakerOpenException open) {
            throw new Trouble.Fault(
                    Failure.BREAKER_OPEN,
                    "%s failed too often and is left alone for a while; at last: %s"
                            .formatted(peer, lastWords.getOrDefault(peer, "no answer in time")));
        }
    }

    private Page remembering(String peer, Callable<Page> call) throws Exception {
        try {
            return call.call();
        } catch (Trouble trouble) {
            lastWords.put(peer, trouble.getMessage());
            throw trouble;
        }
    }

    private Guard guard(String peer) {
        return Guard.create()
                .withDescription(BREAKER + peer)
                .withTimeout()
                .duration(settings.sourceTimeout().toMillis(), ChronoUnit.MILLIS)
                .done()
                .with(this::retry)
                .with(builder -> breaker(builder, peer))
                .withBulkhead()
                .limit(AT_ONCE)
                .queueSize(WAITING)
                .enableSynchronousQueueing()
                .done()
                .build();
    }

    private void retry(Guard.Builder builder) {
        builder.withRetry()
                .maxRetries(RETRIES)
                .delay(settings.sourceDelay().toMillis(), ChronoUnit.MILLIS)
                .jitter(0, ChronoUnit.MILLIS)
                .maxDuration(TOTAL_MILLIS, ChronoUnit.MILLIS)
                .retryOn(List.of(Trouble.Fault.class, Trouble.Throttled.class, TimeoutException.class))
                .withCustomBackoff()
                .strategy(Backoff::new)
                .done()
                .done();
    }

    private static void breaker(Guard.Builder builder, String peer) {
        builder.withCircuitBreaker()
                .name(BREAKER + peer)
                .requestVolumeThreshold(WINDOW)
                .failureRatio(FAILURE_RATIO)
                .delay(OPEN_SECONDS, ChronoUnit.SECONDS)
                .successThreshold(TRIALS)
                .failOn(List.of(Trouble.Fault.class, TimeoutException.class))
                .done();
    }
}
