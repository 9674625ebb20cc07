package dev.haetae.simulator.controller;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** Forgets the finished Jobs of a CronJob beyond those it keeps; nothing is begun here, whatever the schedule says. */
final class CronJobController implements Reconciler {

    private static final Comparator<ObjectNode> BY_AGE = Comparator.comparing(
            it -> it.path("metadata").path("creationTimestamp").asText());

    private final Cluster cluster;

    CronJobController(Cluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public void step() {
        cluster.all("cronjobs").forEach(this::step);
    }

    private void step(ObjectNode cronJob) {
        List<ObjectNode> jobs = cluster.ownedBy(cronJob, "jobs");
        keep(jobs, it -> Conditions.isTrue(it, "Complete"), limit(cronJob, "successfulJobsHistoryLimit"));
        keep(jobs, it -> Conditions.isTrue(it, "Failed"), limit(cronJob, "failedJobsHistoryLimit"));
    }

    private void keep(List<ObjectNode> jobs, Predicate<ObjectNode> which, int limit) {
        List<ObjectNode> finished = jobs.stream().filter(which).sorted(BY_AGE).toList();
        finished.stream().limit(Math.max(0, finished.size() - limit)).forEach(it -> cluster.delete("jobs", it));
    }

    private static int limit(ObjectNode cronJob, String field) {
        return cronJob.path("spec").path(field).asInt();
    }
}
