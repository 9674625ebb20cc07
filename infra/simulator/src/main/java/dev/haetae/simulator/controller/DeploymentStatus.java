package dev.haetae.simulator.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.simulator.store.ObjectMeta;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** What a Deployment has come to: its numbers, and whether it is available and gets on. */
record DeploymentStatus(Deployment deployment, List<ObjectNode> replicaSets, Optional<ObjectNode> current, Instant at) {

    private static final String DONE = "NewReplicaSetAvailable";

    void writeTo(ObjectNode object) {
        JsonNode before = object.path("status").deepCopy();
        ObjectNode status = object.withObject("/status");
        status.put("observedGeneration", ObjectMeta.generation(object));
        Counts.of(status)
                .unlessZero("replicas", total("replicas"))
                .unlessZero("updatedReplicas", ofCurrent("replicas"))
                .unlessZero("readyReplicas", total("readyReplicas"))
                .unlessZero("availableReplicas", total("availableReplicas"))
                .unlessZero("unavailableReplicas", Math.max(0, wanted() - total("availableReplicas")));
        writeAvailable(object);
        writeProgressing(object, before);
    }

    private int wanted() {
        return Math.max(deployment.replicas(), total("replicas"));
    }

    private void writeAvailable(ObjectNode object) {
        boolean available = total("availableReplicas") >= deployment.replicas() - deployment.unavailable();
        String reason = available ? "MinimumReplicasAvailable" : "MinimumReplicasUnavailable";
        String message = "Deployment %s minimum availability.".formatted(available ? "has" : "does not have");
        boolean turned =
                Conditions.find(object, "Available").isEmpty() || Conditions.isTrue(object, "Available") != available;
        ObjectNode condition = Conditions.set(object, "Available", available, reason, message, now());
        touch(condition, turned);
    }

    private void writeProgressing(ObjectNode object, JsonNode before) {
        Optional<JsonNode> last = Conditions.find(object, "Progressing");
        String name = current.map(ObjectMeta::name).orElse("");
        if (isComplete()) {
            progress(
                    object,
                    true,
                    DONE,
                    "ReplicaSet \"%s\" has successfully progressed.".formatted(name),
                    !isDone(last));
        } else if (isDone(last) && total("replicas") == ofCurrent("replicas") && !isNewRevision(last.get(), name)) {
            // Losing or adding Pods of a revision that is rolled out is no new rollout.
            return;
        } else if (last.isEmpty() || isNewRevision(last.get(), name) || hasMoved(before)) {
            progress(object, true, "ReplicaSetUpdated", "ReplicaSet \"%s\" is progressing.".formatted(name), true);
        } else if (isOverdue(last.get())) {
            String message = "ReplicaSet \"%s\" has timed out progressing.".formatted(name);
            progress(object, false, "ProgressDeadlineExceeded", message, Conditions.isTrue(object, "Progressing"));
        }
    }

    private void progress(ObjectNode object, boolean holds, String reason, String message, boolean touched) {
        touch(Conditions.set(object, "Progressing", holds, reason, message, now()), touched);
    }

    /** All Pods asked for are of the latest revision and answer. */
    boolean isComplete() {
        int desired = deployment.replicas();
        return ofCurrent("replicas") == desired
                && total("replicas") == desired
                && ofCurrent("availableReplicas") == desired;
    }

    private boolean hasMoved(JsonNode before) {
        int oldBefore =
                before.path("replicas").asInt() - before.path("updatedReplicas").asInt();
        return ofCurrent("replicas") > before.path("updatedReplicas").asInt()
                || total("replicas") - ofCurrent("replicas") < oldBefore
                || total("readyReplicas") > before.path("readyReplicas").asInt();
    }

    private boolean isOverdue(JsonNode progressing) {
        Instant since = Instant.parse(progressing.path("lastUpdateTime").asText());
        return since.plusSeconds(deployment.progressDeadlineSeconds()).isBefore(at);
    }

    private static boolean isNewRevision(JsonNode progressing, String name) {
        return !progressing.path("message").asText().contains("\"" + name + "\"");
    }

    private static boolean isDone(Optional<JsonNode> progressing) {
        return progressing.map(it -> it.path("reason").asText().equals(DONE)).orElse(false);
    }

    private void touch(ObjectNode condition, boolean touched) {
        if (touched) {
            condition.put("lastUpdateTime", now());
        }
    }

    private int total(String field) {
        return replicaSets.stream()
                .mapToInt(it -> it.path("status").path(field).asInt())
                .sum();
    }

    private int ofCurrent(String field) {
        return current.map(it -> it.path("status").path(field).asInt()).orElse(0);
    }

    private String now() {
        return at.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
