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
 * A guard for each source, since playbooks name many; its figures are {@link Settings.Source}'s. A guard that is built by
 * hand hears of no MicroProfile key.
 */
@Singleton
class Guards implements Shield {

    static final String BREAKER = "haetae-cache-rebuild-source-";

    private final Map<String, Guard> guards = new ConcurrentHashMap<>();
    private final Map<String, String> lastWords = new ConcurrentHashMap<>();
    private final Settings.Source figures;

    @Inject
    Guards(Settings settings) {
        this.figures = settings.source();
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
                .duration(figures.timeout().toMillis(), ChronoUnit.MILLIS)
                .done()
                .with(this::retry)
                .with(builder -> breaker(builder, peer))
                .withBulkhead()
                .limit(figures.atOnce())
                .queueSize(figures.waiting())
                .enableSynchronousQueueing()
                .done()
                .build();
    }

    private void retry(Guard.Builder builder) {
        builder.withRetry()
                .maxRetries(figures.retries())
                .delay(figures.delay().toMillis(), ChronoUnit.MILLIS)
                .jitter(0, ChronoUnit.MILLIS)
                .maxDuration(figures.total().toMillis(), ChronoUnit.MILLIS)
                .retryOn(List.of(Trouble.Fault.class, Trouble.Throttled.class, TimeoutException.class))
                .withCustomBackoff()
                .strategy(Backoff::new)
                .done()
                .done();
    }

    private void breaker(Guard.Builder builder, String peer) {
        builder.withCircuitBreaker()
                .name(BREAKER + peer)
                .requestVolumeThreshold(figures.window())
                .failureRatio(figures.failureRatio())
                .delay(figures.open().toMillis(), ChronoUnit.MILLIS)
                .successThreshold(figures.trials())
                .failOn(List.of(Trouble.Fault.class, TimeoutException.class))
                .done();
    }
}
