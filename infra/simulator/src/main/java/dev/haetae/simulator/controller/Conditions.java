package dev.haetae.simulator.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** The conditions in the status of an object. */
final class Conditions {

    private Conditions() {}

    static Optional<JsonNode> find(JsonNode object, String type) {
        return object.path("status")
                .path("conditions")
                .valueStream()
                .filter(it -> it.path("type").asText().equals(type))
                .findFirst();
    }

    static boolean isTrue(JsonNode object, String type) {
        return find(object, type)
                .map(it -> it.path("status").asText().equals("True"))
                .orElse(false);
    }

    /** Sets a condition; its time moves only when it turns. */
    static ObjectNode set(ObjectNode object, String type, boolean holds, String reason, String message, String now) {
        ObjectNode condition = find(object, type).map(ObjectNode.class::cast).orElseGet(() -> add(object, type));
        String status = holds ? "True" : "False";
        if (!condition.path("status").asText().equals(status)) {
            condition.put("status", status).put("lastTransitionTime", now);
        }
        describe(condition, "reason", reason);
        describe(condition, "message", message);
        return condition;
    }

    private static void describe(ObjectNode condition, String field, String text) {
        if (text.isEmpty()) {
            condition.remove(field);
        } else {
            condition.put(field, text);
        }
    }

    private static ObjectNode add(ObjectNode object, String type) {
        ObjectNode status = object.withObject("/status");
        ArrayNode conditions =
                status.get("conditions") instanceof ArrayNode existing ? existing : status.putArray("conditions");
        return conditions.addObject().put("type", type);
    }
}
