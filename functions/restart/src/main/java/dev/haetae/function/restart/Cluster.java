package dev.haetae.function.restart;

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
import dev.haetae.contract.Restart;
import dev.haetae.contract.Target;
import dev.haetae.function.kubernetes.Answers;
import dev.haetae.function.kubernetes.Backoff;
import dev.haetae.function.kubernetes.Clients;
import dev.haetae.function.kubernetes.Custodies;
import dev.haetae.function.kubernetes.Fault;
import dev.haetae.function.kubernetes.Keepers;
import dev.haetae.function.kubernetes.KubernetesConfig;
import dev.haetae.function.kubernetes.Receipt;
import dev.haetae.function.kubernetes.Sight;
import dev.haetae.function.kubernetes.Throttled;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import io.smallrye.faulttolerance.api.CustomBackoff;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.HttpURLConnection;
import java.time.InstantSource;
import java.util.List;
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

    private static final String AGONES = "agones.dev/v1";

    static final String READS = "haetae-restart-reads";
    static final String WRITES = "haetae-restart-writes";

    private final KubernetesClient client;
    private final Keepers keepers;
    private final InstantSource clock;

    @Inject
    Cluster(KubernetesClient client, KubernetesConfig settings, InstantSource clock) {
        this.client = Clients.once(client, settings);
        this.keepers = new Keepers(this.client);
        this.clock = clock;
    }

    /** Reads the workload and who keeps it, or the pod and whether players are on it; and whose hands are on either. */
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
            HasMetadata object = Kind.resource(client, target).get();
            return object == null ? new Sight.Missing<>() : new Sight.Present<>(candidate(object));
        } catch (KubernetesClientException answer) {
            return Answers.unseen(answer);
        }
    }

    /**
     * Writes the order's own moment into the pod template, against the version seen; or asks for the eviction of the pod
     * seen. It may be tried again: version and uid let only one through. Each try asks the clock anew.
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
    Receipt write(Restart order, Candidate seen) {
        if (clock.instant().isAfter(order.notAfter())) {
            return new Receipt.TooLate();
        }
        try {
            return order.removesTarget() ? evict(order.target(), seen) : stamp(order, seen);
        } catch (KubernetesClientException answer) {
            return Answers.unwritten(answer);
        }
    }

    Sight<Candidate> blind(Target target, Throwable thrown) {
        Failure reason = Answers.reason(thrown);
        return new Sight.Blind<>(reason, said(target, thrown), Answers.mayPass(reason));
    }

    Receipt lost(Restart order, Candidate seen, Throwable thrown) {
        Failure reason = Answers.reason(thrown);
        return new Receipt.Lost(reason, said(order.target(), thrown), Answers.mayPass(reason));
    }

    private Candidate candidate(HasMetadata object) {
        Custody own = Custodies.look(client, object);
        return object instanceof Pod pod
                ? ofPod(pod, own, keepers.of(pod))
                : Reading.workload(object).in(own);
    }

    private Candidate ofPod(Pod pod, Custody own, List<HasMetadata> keptBy) {
        return PodReading.pod(pod, isAllocated(pod), Groups.of(pod, keptBy)).in(Custodies.under(own, keptBy));
    }

    private boolean isAllocated(Pod pod) {
        return PodReading.gameServer(pod)
                .map(name -> PodReading.isAllocated(client.genericKubernetesResources(AGONES, "GameServer")
                        .inNamespace(pod.getMetadata().getNamespace())
                        .withName(name)
                        .get()))
                .orElse(false);
    }

    private Receipt stamp(Restart order, Candidate seen) {
        Kind.resource(client, order.target()).patch(Clients.merge(), Patch.of(order, seen));
        return new Receipt.Written();
    }

    /** Evicted and not deleted, so that disruption budgets hold; one that is gone meanwhile shows at the next look. */
    private Receipt evict(Target target, Candidate seen) {
        try {
            boolean done = client.pods()
                    .inNamespace(target.namespace())
                    .withName(target.name())
                    .evict(Patch.eviction(target, seen));
            return done
                    ? new Receipt.Written()
                    : new Receipt.Lost(
                            Failure.PEER_ERROR,
                            "a disruption budget allows no eviction of %s now".formatted(target),
                            true);
        } catch (KubernetesClientException answer) {
            if (answer.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                return new Receipt.Conflicted();
            }
            throw answer;
        }
    }

    private static String said(Target target, Throwable thrown) {
        return "%s: %s".formatted(target, thrown.getMessage() == null ? thrown : thrown.getMessage());
    }
}
