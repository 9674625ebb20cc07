package dev.haetae.function.runjob;

import dev.haetae.contract.RunJob;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import io.fabric8.kubernetes.api.model.batch.v1.JobStatus;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Turns what the Kubernetes API returns of Jobs into what the verb cares about. */
final class Reading {

    /** What Kubernetes takes an unsaid {@code spec.completions} for. */
    private static final int UNSAID = 1;

    private Reading() {}

    /** The Jobs that belong to a CronJob. */
    static List<Run> runs(List<Job> jobs, String cronJobUid) {
        return jobs.stream()
                .filter(job -> belongsTo(job.getMetadata(), cronJobUid))
                .map(Reading::run)
                .toList();
    }

    private static boolean belongsTo(ObjectMeta job, String cronJobUid) {
        return job.getOwnerReferences().stream().map(OwnerReference::getUid).anyMatch(cronJobUid::equals);
    }

    static Run run(Job job) {
        Optional<JobCondition> failed = condition(job, "Failed");
        RunJob.Phase phase = failed.isPresent()
                ? RunJob.Phase.FAILED
                : condition(job, "Complete").isPresent() ? RunJob.Phase.SUCCEEDED : RunJob.Phase.RUNNING;
        return new Run(
                job.getMetadata().getName(),
                order(job.getMetadata()),
                Objects.requireNonNullElse(job.getMetadata().getCreationTimestamp(), ""),
                phase,
                failed.map(JobCondition::getReason).orElse(""),
                progress(job));
    }

    private static Optional<String> order(ObjectMeta meta) {
        return Optional.ofNullable(meta.getAnnotations())
                .map((Map<String, String> said) -> said.get(JobManifest.ORDER));
    }

    private static Optional<JobCondition> condition(Job job, String type) {
        return Optional.ofNullable(job.getStatus()).map(JobStatus::getConditions).stream()
                .flatMap(List::stream)
                .filter(it -> type.equals(it.getType()) && "True".equals(it.getStatus()))
                .findFirst();
    }

    private static double progress(Job job) {
        int wanted = Objects.requireNonNullElse(job.getSpec().getCompletions(), UNSAID);
        int reached = Optional.ofNullable(job.getStatus())
                .map(JobStatus::getSucceeded)
                .orElse(0);
        return wanted < 1 ? 0 : Math.min(1, (double) reached / wanted);
    }
}
