package dev.haetae.simulator.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Set;

/** The stations of a Pod, as its status shows them. */
final class PodStatus {

    private static final Set<String> ENDING = Set.of("Never", "OnFailure");

    private PodStatus() {}

    static boolean isReady(JsonNode pod) {
        return Conditions.isTrue(pod, "Ready");
    }

    static boolean isPending(JsonNode pod) {
        return phase(pod).equals("Pending");
    }

    static boolean isRunning(JsonNode pod) {
        return phase(pod).equals("Running");
    }

    static boolean isFinished(JsonNode pod) {
        return hasSucceeded(pod) || hasFailed(pod);
    }

    static boolean hasSucceeded(JsonNode pod) {
        return phase(pod).equals("Succeeded");
    }

    static boolean hasFailed(JsonNode pod) {
        return phase(pod).equals("Failed");
    }

    /** It is there for some work, and not to stay. */
    static boolean isToEnd(JsonNode pod) {
        return ENDING.contains(pod.path("spec").path("restartPolicy").asText());
    }

    /** How often its first container was started again. */
    static int restarts(JsonNode pod) {
        return pod.at("/status/containerStatuses/0/restartCount").asInt();
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
        new ContainerStatuses(pod).running(now, false);
        setReady(pod, false, "ContainersNotReady", "containers with unready status", now);
    }

    static void becomeReady(ObjectNode pod, String now) {
        new ContainerStatuses(pod).running(now, true);
        setReady(pod, true, "", "", now);
    }

    static void becomeFinished(ObjectNode pod, String now, boolean succeeded) {
        pod.withObject("/status").put("phase", succeeded ? "Succeeded" : "Failed");
        new ContainerStatuses(pod).terminated(now, succeeded ? 0 : 1);
        setReady(pod, false, succeeded ? "PodCompleted" : "PodFailed", "", now);
    }

    /** Once more it ended as soon as it began. */
    static void becomeCrashed(ObjectNode pod, String now, Duration pause) {
        new ContainerStatuses(pod)
                .crashed(now, "back-off %ds restarting failed container".formatted(pause.toSeconds()));
        setReady(pod, false, "ContainersNotReady", "containers with unready status", now);
    }

    private static void setReady(ObjectNode pod, boolean ready, String reason, String message, String now) {
        Conditions.set(pod, "ContainersReady", ready, reason, message, now);
        Conditions.set(pod, "Ready", ready, reason, message, now);
    }

    private static String phase(JsonNode pod) {
        return pod.path("status").path("phase").asText("Pending");
    }
}
