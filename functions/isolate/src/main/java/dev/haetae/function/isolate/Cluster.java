package dev.haetae.function.isolate;

import static dev.haetae.function.kubernetes.CoreDependency.ATTEMPT_MILLIS;
import static dev.haetae.function.kubernetes.CoreDependency.AT_ONCE;
import static dev.haetae.function.kubernetes.CoreDependency.FAILURE_RATIO;
import static dev.haetae.function.kubernetes.CoreDependency.FIRST_DELAY_MILLIS;
import static dev.haetae.function.kubernetes.CoreDependency.OPEN_MILLIS;
import static dev.haetae.function.kubernetes.CoreDependency.RETRIES;
import static dev.haetae.function.kubernetes.CoreDependency.TOTAL_MILLIS;
import static dev.haetae.function.kubernetes.CoreDependency.TRIALS;
import static dev.haetae.function.kubernetes.CoreDependency.WINDOW;

import dev.haetae.contract.Failure;
import dev.haetae.contract.Isolate;
import dev.haetae.contract.Target;
import dev.haetae.function.kubernetes.Answers;
import dev.haetae.function.kubernetes.Backoff;
import dev.haetae.function.kubernetes.Clients;
import dev.haetae.function.kubernetes.Fault;
import dev.haetae.function.kubernetes.KubernetesConfig;
import dev.haetae.function.kubernetes.Receipt;
import dev.haetae.function.kubernetes.Sight;
import dev.haetae.function.kubernetes.Throttled;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
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

    static final String READS = "haetae-isolate-reads";
    static final String WRITES = "haetae-isolate-writes";
    static final String ENDINGS = "haetae-isolate-endings";

    private final Pods pods;
    private final Nodes nodes;
    private final Endings endings;
    private final InstantSource clock;

    @Inject
    Cluster(KubernetesClient client, KubernetesConfig settings, InstantSource clock) {
        KubernetesClient once = Clients.once(client, settings);
        this.pods = new Pods(once);
        this.nodes = new Nodes(once);
        this.endings = new Endings(once);
        this.clock = clock;
    }

    /** Reads the pod, what sends to it and what keeps it; or the node and the game servers on it. */
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
            return switch (Kind.require(target)) {
                case POD -> pods.look(target);
                case NODE -> nodes.look(target);
            };
        } catch (KubernetesClientException answer) {
            return Answers.unseen(answer);
        }
    }

    /**
     * Merges the order into the object seen, against its version. It may be tried again: version and uid let only one
     * through. Each try asks the clock anew.
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
    Receipt write(Isolate order, Candidate seen) {
        if (clock.instant().isAfter(order.notAfter())) {
            return new Receipt.TooLate();
        }
        try {
            merge(order.target(), seen.patch(order));
            return new Receipt.Written();
        } catch (KubernetesClientException answer) {
            return Answers.unwritten(answer);
        }
    }

    /** Ends a game server that waits, as it was read; tried again like any write. */
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
    @CircuitBreakerName(ENDINGS)
    @Bulkhead(AT_ONCE)
    @Fallback(fallbackMethod = "kept")
    Receipt end(Isolate order, GenericKubernetesResource idle) {
        return clock.instant().isAfter(order.notAfter()) ? new Receipt.TooLate() : endings.end(idle);
    }

    Sight<Candidate> blind(Target target, Throwable thrown) {
        Failure reason = Answers.reason(thrown);
        return new Sight.Blind<>(reason, said(target, thrown), Answers.mayPass(reason));
    }

    Receipt lost(Isolate order, Candidate seen, Throwable thrown) {
        return lost(order, thrown);
    }

    Receipt kept(Isolate order, GenericKubernetesResource idle, Throwable thrown) {
        return lost(order, thrown);
    }

    private static Receipt lost(Isolate order, Throwable thrown) {
        Failure reason = Answers.reason(thrown);
        return new Receipt.Lost(reason, said(order.target(), thrown), Answers.mayPass(reason));
    }

    private void merge(Target target, String patch) {
        switch (Kind.require(target)) {
            case POD -> pods.merge(target, patch);
            case NODE -> nodes.merge(target, patch);
        }
    }

    private static String said(Target target, Throwable thrown) {
        return "%s: %s".formatted(target, thrown.getMessage() == null ? thrown : thrown.getMessage());
    }
}
