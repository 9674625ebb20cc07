package dev.haetae.simulator.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.simulator.store.ObjectMeta;
import java.time.Instant;
import java.util.stream.IntStream;

/** Has Pods do the work of a Job until enough have succeeded, or too many have failed. */
final class JobController implements Reconciler {

    private final Cluster cluster;

    JobController(Cluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public void step() {
        cluster.all("jobs").stream().filter(it -> !JobStatus.isFinished(it)).forEach(this::step);
    }

    private void step(ObjectNode job) {
        Pods pods = new Pods(cluster, "jobs", job);
        JobStatus status = new JobStatus(job, pods.present());
        if (!status.mayGoOn() || isOverdue(job)) {
            giveUp(job, pods, status);
        } else if (status.isComplete()) {
            succeed(job, status);
        } else {
            IntStream.range(0, status.missing()).forEach(_ -> begin(job, pods));
            report(job, new JobStatus(job, pods.present()));
        }
    }

    private void begin(ObjectNode job, Pods pods) {
        pods.create(ObjectMeta.name(job) + "-" + cluster.randomSuffix(5), JsonNodeFactory.instance.objectNode());
    }

    private void succeed(ObjectNode job, JobStatus status) {
        report(job, status);
        finish(
                job,
                "Complete",
                "SuccessCriteriaMet",
                "CompletionsReached",
                "Reached expected number of succeeded pods");
        cluster.tell("jobs", job, "Completed", "Job completed");
    }

    private void giveUp(ObjectNode job, Pods pods, JobStatus status) {
        boolean late = status.mayGoOn();
        String reason = late ? "DeadlineExceeded" : "BackoffLimitExceeded";
        String message =
                late ? "Job was active longer than specified deadline" : "Job has reached the specified backoff limit";
        status.active().forEach(pods::delete);
        report(job, new JobStatus(job, pods.present()));
        finish(job, "Failed", "FailureTarget", reason, message);
        cluster.warn("jobs", job, reason, message);
    }

    private void report(ObjectNode job, JobStatus status) {
        cluster.change("jobs", job, it -> status.writeTo(it, cluster.now()));
    }

    private void finish(ObjectNode job, String condition, String target, String reason, String message) {
        cluster.change("jobs", job, it -> {
            Conditions.set(it, target, true, reason, message, cluster.now());
            Conditions.set(it, condition, true, reason, message, cluster.now());
            if (condition.equals("Complete")) {
                it.withObject("/status").put("completionTime", cluster.now());
            }
        });
    }

    private boolean isOverdue(ObjectNode job) {
        JsonNode deadline = job.path("spec").path("activeDeadlineSeconds");
        JsonNode started = job.path("status").path("startTime");
        return deadline.isIntegralNumber()
                && started.isTextual()
                && Instant.parse(started.asText())
                        .plusSeconds(deadline.asLong())
                        .isBefore(cluster.instant());
    }
}
