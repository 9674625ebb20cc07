package dev.haetae.simulator.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;

/** What the status of a Pod says of its containers; how often one was restarted, and how it ended last, is kept. */
record ContainerStatuses(ObjectNode pod) {

    void running(String now, boolean ready) {
        write(it -> {
            it.put("ready", ready).put("started", true);
            // One that runs already goes on.
            if (!it.path("state").has("running")) {
                it.putObject("state").putObject("running").put("startedAt", now);
            }
        });
    }

    void terminated(String now, int exitCode) {
        write(it -> {
            ObjectNode end = end(it, now, exitCode);
            it.put("ready", false).put("started", false);
            it.putObject("state").set("terminated", end);
        });
    }

    void crashed(String now, String message) {
        write(it -> {
            ObjectNode end = end(it, now, 1);
            it.put("restartCount", it.path("restartCount").asInt() + 1);
            it.put("ready", false).put("started", false);
            it.putObject("lastState").set("terminated", end);
            it.putObject("state")
                    .putObject("waiting")
                    .put("reason", "CrashLoopBackOff")
                    .put("message", message);
        });
    }

    private void write(Consumer<ObjectNode> change) {
        ArrayNode statuses = JsonNodeFactory.instance.arrayNode();
        pod.path("spec").path("containers").forEach(it -> {
            ObjectNode status = known(it.path("name").asText());
            String image = it.path("image").asText();
            status.put("name", it.path("name").asText()).put("image", image).put("imageID", image);
            status.put("restartCount", status.path("restartCount").asInt());
            change.accept(status);
            statuses.add(status);
        });
        pod.withObject("/status").set("containerStatuses", statuses);
    }

    private ObjectNode known(String name) {
        return pod.path("status")
                .path("containerStatuses")
                .valueStream()
                .filter(it -> it.path("name").asText().equals(name))
                .map(it -> (ObjectNode) it.deepCopy())
                .findFirst()
                .orElseGet(JsonNodeFactory.instance::objectNode);
    }

    private static ObjectNode end(JsonNode status, String now, int exitCode) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("exitCode", exitCode)
                .put("reason", exitCode == 0 ? "Completed" : "Error")
                .put(
                        "startedAt",
                        status.path("state").path("running").path("startedAt").asText(now))
                .put("finishedAt", now);
    }
}
