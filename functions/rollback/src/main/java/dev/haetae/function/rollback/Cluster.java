package dev.haetae.function.rollback;

import static dev.haetae.function.kubernetes.CoreDependency.ATTEMPT_MILLIS;
import static dev.haetae.function.kubernetes.CoreDependency.AT_ONCE;
import static dev.haetae.function.kubernetes.CoreDependency.FAILURE_RATIO;
import static dev.haetae.function.kubernetes.CoreDependency.FIRST_DELAY_MILLIS;
import static dev.haetae.function.kubernetes.CoreDependency.OPEN_MILLIS;
import static dev.haetae.function.kubernetes.CoreDependency.RETRIES;
import static dev.haetae.function.kubernetes.CoreDependency.TOTAL_MILLIS;
import static dev.haetae.function.kubernetes.CoreDependency.TRIALS;
import static dev.haetae.function.kubernetes.CoreDependency.WINDOW;

import dev.haetae.contract.Custody;
import dev.haetae.contract.Failure;
import dev.haetae.contract.Rollback;
import dev.haetae.contract.Target;
import dev.haetae.function.kubernetes.Answers;
import dev.haetae.function.kubernetes.Backoff;
import dev.haetae.function.kubernetes.Clients;
import dev.haetae.function.kubernetes.Fault;
import dev.haetae.function.kubernetes.KubernetesConfig;
import dev.haetae.function.kubernetes.Receipt;
import dev.haetae.function.kubernetes.Sight;
import dev.haetae.function.kubernetes.Throttled;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import io.smallrye.faulttolerance.api.CustomBackoff;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.InstantSource;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/**
 * The calls to the Kubernetes API, as a bean of its own because a bean's calls to itself pass no interceptor. The
 * figures are those of a core dependency and an internal service: an attempt 5 s, all attempts 10 s, two retries from
 * 100 ms (R2); three failures of the last five open the breaker for 10 s, three good trials close it (R1); ten at once
 * (R5, a semaphore: what does not fit is refused, since a synchronous bulkhead has no queue). An operator overrides
 * any of them by MicroProfile's keys. There is no last good answer to fall back on (R3): acting on an old one is worse
 * than not acting, so the fallback says why it is blind.
 */
@ApplicationScoped
class Cluster {

    private static final PatchContext PATCH = new PatchContext.Builder()
            .withPatchType(PatchType.JSON)
            .withFieldManager(Custody.OURSELVES)
            .build();

    static final String READS = "haetae-rollback-reads";
    static final String WRITES = "haetae-rollback-writes";

    private final Reads reads;
    private final Rules rules;
    private final InstantSource clock;

    @Inject
    Cluster(KubernetesClient client, KubernetesConfig kubernetes, InstantSource clock, Settings settings) {
        this.reads = new Reads(Clients.once(client, kubernetes));
        this.rules = settings.rules();
        this.clock = clock;
    }

    /** Reads the target with its revisions and their pods, and whose hands are on it. */
    @Timeout(ATTEMPT_MILLIS)
    @Retry(
            maxRetries = RETRIES,
            delay = FIRST_DELAY_MILLIS,
            jitter = 0,
            maxDuration = TOTAL_MILLIS,
            retryOn = {Fault.class, Throttled.class, TimeoutException.class})
    @CustomBackoff(Backoff.class)
    @CircuitBreaker(
            requestVolumeThreshold = WINDOW,
            failureRatio = FAILURE_RATIO,
            delay = OPEN_MILLIS,
            successThreshold = TRIALS,
            failOn = {Fault.class, TimeoutException.class})
    @CircuitBreakerName(READS)
    @Bulkhead(AT_ONCE)
    @Fallback(fallbackMethod = "blind")
    Sight<Candidate> look(Target target) {
        try {
            return new Looking(reads, rules, clock.instant()).at(target);
        } catch (KubernetesClientException answer) {
            return Answers.unseen(answer);
        }
    }

    /**
     * Writes what the revision's way asks for, against the very version seen. It may be tried again: the version lets only
     * one through. Each try asks the clock anew.
     */
    @Timeout(ATTEMPT_MILLIS)
    @Retry(
            maxRetries = RETRIES,
            delay = FIRST_DELAY_MILLIS,
            jitter = 0,
            maxDuration = TOTAL_MILLIS,
            retryOn = {Fault.class, Throttled.class, TimeoutException.class})
    @CustomBackoff(Backoff.class)
    @CircuitBreaker(
            requestVolumeThreshold = WINDOW,
            failureRatio = FAILURE_RATIO,
            delay = OPEN_MILLIS,
            successThreshold = TRIALS,
            failOn = {Fault.class, TimeoutException.class})
    @CircuitBreakerName(WRITES)
    @Bulkhead(AT_ONCE)
    @Fallback(fallbackMethod = "lost")
    Receipt write(Rollback order, Candidate seen, Way way) {
        if (clock.instant().isAfter(order.notAfter())) {
            return new Receipt.TooLate();
        }
        try {
            reads.part(order.target(), way.inStatus()).patch(PATCH, Patch.of(seen, way));
            return new Receipt.Written();
        } catch (KubernetesClientException answer) {
            return Answers.unwritten(answer);
        }
    }

    Sight<Candidate> blind(Target target, Throwable thrown) {
        Failure reason = Answers.reason(thrown);
        return new Sight.Blind<>(reason, said(target, thrown), Answers.mayPass(reason));
    }

    Receipt lost(Rollback order, Candidate seen, Way way, Throwable thrown) {
        Failure reason = Answers.reason(thrown);
        return new Receipt.Lost(reason, said(order.target(), thrown), Answers.mayPass(reason));
    }

    private static String said(Target target, Throwable thrown) {
        return "%s: %s".formatted(target, thrown.getMessage() == null ? thrown : thrown.getMessage());
    }
}
