package dev.haetae.simulator.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** RFC 7386. */
final class JsonMerge {

    private JsonMerge() {}

    static ObjectNode into(ObjectNode target, ObjectNode fields) {
        fields.properties().forEach(it -> merge(target, it.getKey(), it.getValue()));
        return target;
    }

    private static void merge(ObjectNode target, String field, JsonNode value) {
        if (value.isNull()) {
            target.remove(field);
        } else if (value instanceof ObjectNode fields) {
            ObjectNode into = target.get(field) instanceof ObjectNode existing ? existing : target.objectNode();
            target.set(field, into(into, fields));
        } else {
            target.set(field, value.deepCopy());
        }
    }
}
