package dev.haetae.simulator.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The stations of a Pod, as its status shows them. */
final class PodStatus {

    private PodStatus() {}

    static boolean isReady(JsonNode pod) {
        return Conditions.isTrue(pod, "Ready");
    }

    static void becomePlaced(ObjectNode pod, String now) {
        pod.withObject("/status").put("phase", "Pending");
        Conditions.set(pod, "PodScheduled", true, "", "", now);
    }

    static void becomeRunning(ObjectNode pod, String now, String ip) {
        ObjectNode status = pod.withObject("/status").put("phase", "Running");
        status.put("startTime", now).put("podIP", ip);
        status.putArray("podIPs").addObject().put("ip", ip);
        Conditions.set(pod, "Initialized", true, "", "", now);
        Conditions.set(pod, "PodScheduled", true, "", "", now);
        reportContainers(pod, now, false);
    }

    static void becomeReady(ObjectNode pod, String now) {
        reportContainers(pod, now, true);
    }

    private static void reportContainers(ObjectNode pod, String now, boolean ready) {
        ArrayNode statuses = pod.withObject("/status").putArray("containerStatuses");
        pod.path("spec").path("containers").forEach(it -> report(statuses.addObject(), it, now, ready));
        String reason = ready ? "" : "ContainersNotReady";
        String message = ready ? "" : "containers with unready status";
        Conditions.set(pod, "ContainersReady", ready, reason, message, now);
        Conditions.set(pod, "Ready", ready, reason, message, now);
    }

    private static void report(ObjectNode status, JsonNode container, String now, boolean ready) {
        String image = container.path("image").asText();
        status.put("name", container.path("name").asText()).put("image", image);
        status.put("imageID", image).put("ready", ready).put("started", true);
        status.put("restartCount", 0);
        status.putObject("state").putObject("running").put("startedAt", now);
    }
}
