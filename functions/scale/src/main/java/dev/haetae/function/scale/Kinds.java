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

import dev.haetae.contract.Failure;
import dev.haetae.function.kubernetes.Answers;
import dev.haetae.function.kubernetes.Backoff;
import dev.haetae.function.kubernetes.Clients;
import dev.haetae.function.kubernetes.Fault;
import dev.haetae.function.kubernetes.KubernetesConfig;
import dev.haetae.function.kubernetes.Sight;
import dev.haetae.function.kubernetes.Throttled;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import io.smallrye.faulttolerance.api.CustomBackoff;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.faulttolerance.Bulkhead;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.faulttolerance.Timeout;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;

/** Which kinds can be scaled: those that are known here, and those of which the cluster says so. */
@ApplicationScoped
class Kinds {

    static final String DISCOVERY = "haetae-scale-discovery";

    private final KubernetesClient client;
    private final Map<String, Scalability> discovered = new ConcurrentHashMap<>();

    @Inject
    Kinds(KubernetesClient client, KubernetesConfig settings) {
        this.client = Clients.once(client, settings);
    }

    /** Whether a kind that is not known here can be scaled: one call for each group of the API, once for a kind that can. */
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
    @CircuitBreakerName(DISCOVERY)
    @Bulkhead(AT_ONCE)
    @Fallback(fallbackMethod = "undiscovered")
    Sight<Scalability> discover(String kind) {
        try {
            return new Sight.Present<>(discovered.containsKey(kind) ? discovered.get(kind) : remembered(kind));
        } catch (KubernetesClientException answer) {
            return Answers.unseen(answer);
        }
    }

    Sight<Scalability> undiscovered(String kind, Throwable thrown) {
        Failure reason = Answers.reason(thrown);
        return new Sight.Blind<>(reason, "kind %s: %s".formatted(kind, thrown), Answers.mayPass(reason));
    }

    private Scalability remembered(String kind) {
        Scalability found = new Discovery(client).of(kind);
        if (found instanceof Scalability.Scalable) {
            discovered.put(kind, found);
        }
        return found;
    }
}
