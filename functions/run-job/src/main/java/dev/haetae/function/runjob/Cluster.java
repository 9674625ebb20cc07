package dev.haetae.function.runjob;

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
import dev.haetae.contract.RunJob;
import dev.haetae.contract.Target;
import dev.haetae.function.kubernetes.Answers;
import dev.haetae.function.kubernetes.Backoff;
import dev.haetae.function.kubernetes.Clients;
import dev.haetae.function.kubernetes.Custodies;
import dev.haetae.function.kubernetes.Fault;
import dev.haetae.function.kubernetes.KubernetesConfig;
import dev.haetae.function.kubernetes.Pages;
import dev.haetae.function.kubernetes.Receipt;
import dev.haetae.function.kubernetes.Sight;
import dev.haetae.function.kubernetes.Throttled;
import io.fabric8.kubernetes.api.model.batch.v1.CronJob;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.smallrye.faulttolerance.api.CircuitBreakerName;
import io.smallrye.faulttolerance.api.CustomBackoff;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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

    static final String READS = "haetae-run-job-reads";
    static final String WRITES = "haetae-run-job-writes";
    static final String LOGS = "haetae-run-job-logs";

    private final KubernetesClient client;
    private final Logs logs;
    private final InstantSource clock;

    @Inject
    Cluster(KubernetesClient client, KubernetesConfig settings, InstantSource clock) {
        this.client = Clients.once(client, settings);
        this.logs = new Logs(this.client);
        this.clock = clock;
    }

    /** Reads the CronJob, all Jobs that are its own, and whose hands are on it. */
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
            CronJob cronJob = client.batch()
                    .v1()
                    .cronjobs()
                    .inNamespace(target.namespace())
                    .withName(target.name())
                    .get();
            return cronJob == null ? new Sight.Missing<>() : new Sight.Present<>(candidate(cronJob));
        } catch (KubernetesClientException answer) {
            return Answers.unseen(answer);
        }
    }

    /** Has the order's Job made. It may be tried again: its name lets only one be. Each try asks the clock anew. */
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
    Receipt write(RunJob order, Candidate seen) {
        if (clock.instant().isAfter(order.notAfter())) {
            return new Receipt.TooLate();
        }
        try {
            // The client's own way to create names no manager of fields.
            client.raw(jobs(seen.cronJob()), "POST", JobManifest.of(order, seen.cronJob()));
            return new Receipt.Written();
        } catch (KubernetesClientException answer) {
            return Answers.unwritten(answer);
        }
    }

    /** What an ended Job said last; missing where its pods are gone. */
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
    @CircuitBreakerName(LOGS)
    @Bulkhead(AT_ONCE)
    @Fallback(fallbackMethod = "untold")
    Sight<String> tail(Target target, String job) {
        try {
            return logs.tail(target, job).<Sight<String>>map(Sight.Present::new).orElseGet(Sight.Missing::new);
        } catch (KubernetesClientException answer) {
            return Answers.unseen(answer);
        }
    }

    Sight<Candidate> blind(Target target, Throwable thrown) {
        Failure reason = Answers.reason(thrown);
        return new Sight.Blind<>(reason, said(target, thrown), Answers.mayPass(reason));
    }

    Receipt lost(RunJob order, Candidate seen, Throwable thrown) {
        Failure reason = Answers.reason(thrown);
        return new Receipt.Lost(reason, said(order.target(), thrown), Answers.mayPass(reason));
    }

    Sight<String> untold(Target target, String job, Throwable thrown) {
        Failure reason = Answers.reason(thrown);
        return new Sight.Blind<>(reason, said(target, thrown), Answers.mayPass(reason));
    }

    private Candidate candidate(CronJob cronJob) {
        String namespace = cronJob.getMetadata().getNamespace();
        String uid = cronJob.getMetadata().getUid();
        List<Run> runs = Pages.of(
                page -> client.batch().v1().jobs().inNamespace(namespace).list(page),
                job -> Reading.runs(List.of(job), uid).stream());
        return new Candidate(cronJob, runs, Custodies.look(client, cronJob));
    }

    private static String jobs(CronJob cronJob) {
        return "/apis/batch/v1/namespaces/%s/jobs?fieldManager=%s"
                .formatted(cronJob.getMetadata().getNamespace(), Custody.OURSELVES);
    }

    private static String said(Target target, Throwable thrown) {
        return "%s: %s".formatted(target, thrown.getMessage() == null ? thrown : thrown.getMessage());
    }
}
