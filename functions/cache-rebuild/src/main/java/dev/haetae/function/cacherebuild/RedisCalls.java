package dev.haetae.function.cacherebuild;

import dev.haetae.contract.Failure;
import io.quarkus.redis.client.RedisClientName;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import io.vertx.redis.client.Redis;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/**
 * The calls to Redis, as a bean of its own because a bean's calls to itself pass no interceptor. The figures are those
 * of a cache: an answer within 0.5 s, all of it within 1 s, so one retry; no bulkhead (R). R has no breaker for a cache,
 * so it is R1's: five failures of the last ten open it, for 30 s as with an ordinary peer, and three trials close it. An
 * operator overrides any of them by MicroProfile's keys. Every script may be given twice.
 */
@ApplicationScoped
class RedisCalls {

    static final String BREAKER = "haetae-cache-rebuild-redis";

    private static final int ATTEMPT_MILLIS = 500;
    private static final long TOTAL_MILLIS = 1_000;
    private static final long DELAY_MILLIS = 50;
    private static final long JITTER_MILLIS = 10;
    private static final int RETRIES = 1;
    private static final int WINDOW = 10;
    private static final double FAILURE_RATIO = 0.5;
    private static final long OPEN_MILLIS = 30_000;
    private static final int TRIALS = 3;

    private final Supplier<Redis> client;

    /** The client is asked for at the first call: where no Redis is configured there is none. */
    @Inject
    RedisCalls(@RedisClientName("cache") Instance<Redis> client) {
        this(client::get);
    }

    RedisCalls(Supplier<Redis> client) {
        this.client = client;
    }

    @Timeout(ATTEMPT_MILLIS)
    @Retry(
            maxRetries = RETRIES,
            delay = DELAY_MILLIS,
            jitter = JITTER_MILLIS,
            maxDuration = TOTAL_MILLIS,
            retryOn = {Trouble.Fault.class, TimeoutException.class})
    @CircuitBreaker(
            requestVolumeThreshold = WINDOW,
            failureRatio = FAILURE_RATIO,
            delay = OPEN_MILLIS,
            successThreshold = TRIALS,
            failOn = {Trouble.Fault.class, TimeoutException.class})
    @CircuitBreakerName(BREAKER)
    Response send(Request request) {
        try {
            return client.get()
                    .send(request)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get();
        } catch (ExecutionException failed) {
            throw RedisErrors.of(failed.getCause());
        } catch (InterruptedException late) {
            Thread.currentThread().interrupt();
            throw new Trouble.Fault(Failure.TIMEOUT, "Redis does not answer in time");
        }
    }
}
