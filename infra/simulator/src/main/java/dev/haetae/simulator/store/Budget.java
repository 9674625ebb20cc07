package dev.haetae.simulator.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A PodDisruptionBudget's arithmetic: how many of the Pods it covers have to stay ready. */
public record Budget(ObjectNode object) {

    private static final int PER_CENT = 100;

    public boolean covers(ObjectNode pod) {
        return Selector.ofWorkload(object.path("spec").path("selector")).test(ObjectMeta.labels(pod));
    }

    /** A Pod that is not ready may go while enough others are; else one more than enough must be ready. */
    public boolean allowsLosing(ObjectNode pod, List<ObjectNode> pods) {
        long healthy = healthy(pods);
        return isReady(pod) ? healthy > needed(pods) : healthy >= needed(pods);
    }

    public String sentence(List<ObjectNode> pods) {
        return "The disruption budget %s needs %d healthy pods and has %d currently"
                .formatted(ObjectMeta.name(object), needed(pods), healthy(pods));
    }

    private long healthy(List<ObjectNode> pods) {
        return pods.stream().filter(this::covers).filter(Budget::isReady).count();
    }

    private int needed(List<ObjectNode> pods) {
        int expected = (int) pods.stream().filter(this::covers).count();
        JsonNode spec = object.path("spec");
        return spec.has("minAvailable")
                ? number(spec.path("minAvailable"), expected)
                : expected - number(spec.path("maxUnavailable"), expected);
    }

    /** A share is rounded up, in both. */
    private static int number(JsonNode said, int expected) {
        return said.isTextual()
                ? Math.ceilDiv(expected * Integer.parseInt(said.asText().replace("%", "")), PER_CENT)
                : said.asInt();
    }

    private static boolean isReady(ObjectNode pod) {
        return pod.path("status")
                .path("conditions")
                .valueStream()
                .anyMatch(it -> it.path("type").asText().equals("Ready")
                        && it.path("status").asText().equals("True"));
    }
}
