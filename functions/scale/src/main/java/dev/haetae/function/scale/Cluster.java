package dev.haetae.function.scale;

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
import dev.haetae.contract.Scale;
import dev.haetae.contract.Target;
import dev.haetae.function.kubernetes.Answers;
import dev.haetae.function.kubernetes.Backoff;
import dev.haetae.function.kubernetes.Clients;
import dev.haetae.function.kubernetes.Custodies;
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
import java.util.OptionalInt;
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

    static final String READS = "haetae-scale-reads";
    static final String WRITES = "haetae-scale-writes";

    private static final long GLANCE_MILLIS = 1_000;

    private static final String IN_OUR_NAME = "?fieldManager=" + Custody.OURSELVES;

    private final KubernetesClient client;
    private final Neighbours neighbours;
    private final InstantSource clock;

    @Inject
    Cluster(KubernetesClient client, KubernetesConfig settings, InstantSource clock) {
        this.client = Clients.once(client, settings);
        this.neighbours = new Neighbours(this.client);
        this.clock = clock;
    }

    /** Reads the target, who owns its replicas, and whose hands are on it: three calls, or four for a Fleet. */
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
    Sight<Workload> look(Target target, Kind kind) {
        try {
            GenericKubernetesResource object = new Looking(client, kind).at(target);
            return object == null
                    ? new Sight.Missing<>()
                    : new Sight.Present<>(Reading.workload(
                            object, neighbours.owners(target, kind), Custodies.look(client, object), target, kind));
        } catch (KubernetesClientException answer) {
            return Answers.unseen(answer);
        }
    }

    /** A quick second look after a write. It is not tried again: a slow one must not cost the answer its receipt. */
    @Timeout(GLANCE_MILLIS)
    @Fallback(fallbackMethod = "unknown")
    OptionalInt ready(Target target, Kind kind) {
        GenericKubernetesResource object = new Looking(client, kind).at(target);
        return object == null
                ? OptionalInt.empty()
                : OptionalInt.of(Reading.replicas(object, kind).ready());
    }

    /**
     * Writes the ordered replicas against the version seen. It may be tried again: the value is absolute and the
     * version lets only one write through. Each try asks the clock anew.
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
    Receipt write(Scale order, Workload seen, Kind kind) {
        if (clock.instant().isAfter(order.notAfter())) {
            return new Receipt.TooLate();
        }
        try {
            put(order, seen, kind);
            return new Receipt.Written();
        } catch (KubernetesClientException answer) {
            return Answers.unwritten(answer);
        }
    }

    OptionalInt unknown(Target target, Kind kind) {
        return OptionalInt.empty();
    }

    Sight<Workload> blind(Target target, Kind kind, Throwable thrown) {
        Failure reason = Answers.reason(thrown);
        return new Sight.Blind<>(reason, said(target, thrown), Answers.mayPass(reason));
    }

    Receipt lost(Scale order, Workload seen, Kind kind, Throwable thrown) {
        Failure reason = Answers.reason(thrown);
        return new Receipt.Lost(reason, said(order.target(), thrown), Answers.mayPass(reason));
    }

    /** By its path, since the client's own way to write a scale names no field manager. */
    private void put(Scale order, Workload seen, Kind kind) {
        Target target = order.target();
        if (kind.equals(Kind.AUTOSCALER)) {
            kind.find(client, target).patch(Clients.merge(), Body.floor(order, seen));
        } else {
            client.raw(kind.scalePath(target.namespace(), target.name()) + IN_OUR_NAME, "PUT", Body.scale(order, seen));
        }
    }

    private static String said(Target target, Throwable thrown) {
        return "%s: %s".formatted(target, thrown.getMessage() == null ? thrown : thrown.getMessage());
    }
}
