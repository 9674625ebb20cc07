package dev.haetae.simulator.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Predicate;

/** How far the Pods of a Job have come with it. */
record JobStatus(ObjectNode job, List<ObjectNode> pods) {

    static boolean isFinished(JsonNode job) {
        return Conditions.isTrue(job, "Complete") || Conditions.isTrue(job, "Failed");
    }

    boolean isComplete() {
        return count(PodStatus::hasSucceeded) >= completions();
    }

    /** Not more Pods have failed than the Job bears. */
    boolean mayGoOn() {
        return count(PodStatus::hasFailed) <= spec().path("backoffLimit").asInt(6);
    }

    List<ObjectNode> active() {
        return pods.stream().filter(it -> !PodStatus.isFinished(it)).toList();
    }

    /** How many Pods are to be made; a suspended Job waits. */
    int missing() {
        int left = completions() - count(PodStatus::hasSucceeded);
        int atOnce = Math.min(spec().path("parallelism").asInt(1), left);
        return isSuspended() ? 0 : atOnce - active().size();
    }

    void writeTo(ObjectNode object, String now) {
        ObjectNode status = object.withObject("/status");
        if (!isSuspended() && !status.has("startTime")) {
            status.put("startTime", now);
        }
        Counts.of(status)
                .unlessZero("active", active().size())
                .unlessZero("succeeded", count(PodStatus::hasSucceeded))
                .unlessZero("failed", count(PodStatus::hasFailed))
                .always("ready", count(PodStatus::isReady))
                .always("terminating", 0);
        status.withObject("/uncountedTerminatedPods");
    }

    private boolean isSuspended() {
        return spec().path("suspend").asBoolean();
    }

    private int completions() {
        return spec().path("completions").asInt(1);
    }

    private int count(Predicate<ObjectNode> which) {
        return (int) pods.stream().filter(which).count();
    }

    private JsonNode spec() {
        return job.path("spec");
    }
}
