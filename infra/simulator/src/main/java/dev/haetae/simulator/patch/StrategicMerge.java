package dev.haetae.simulator.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Merges fields the way {@code kubectl edit}, {@code kubectl set} and {@code kubectl apply} expect. */
final class StrategicMerge {

    private static final String DELETE_FROM_LIST = "$deleteFromPrimitiveList/";

    private StrategicMerge() {}

    static ObjectNode into(ObjectNode target, ObjectNode fields) {
        ObjectNode base = "replace".equals(fields.path("$patch").asText()) ? target.removeAll() : target;
        retainKeys(base, fields.path("$retainKeys"));
        fields.properties().forEach(it -> merge(base, it));
        return base;
    }

    private static void retainKeys(ObjectNode target, JsonNode keys) {
        if (keys.isArray()) {
            Set<String> kept = new HashSet<>();
            keys.forEach(it -> kept.add(it.asText()));
            target.retain(kept);
        }
    }

    private static void merge(ObjectNode target, Map.Entry<String, JsonNode> field) {
        String name = field.getKey();
        if (name.startsWith(DELETE_FROM_LIST)) {
            removeAll(target.path(name.substring(DELETE_FROM_LIST.length())), field.getValue());
        } else if (!name.startsWith("$")) {
            mergeField(target, name, field.getValue());
        }
    }

    private static void mergeField(ObjectNode target, String name, JsonNode value) {
        switch (value) {
            case ObjectNode fields when "delete".equals(fields.path("$patch").asText()) -> target.remove(name);
            case ObjectNode fields -> {
                ObjectNode into = target.get(name) instanceof ObjectNode existing ? existing : target.objectNode();
                target.set(name, into(into, fields));
            }
            case ArrayNode items -> {
                ArrayNode into = target.get(name) instanceof ArrayNode existing ? existing : target.arrayNode();
                target.set(name, KeyedList.named(name).merge(into, items));
            }
            default -> set(target, name, value);
        }
    }

    private static void set(ObjectNode target, String name, JsonNode value) {
        if (value.isNull()) {
            target.remove(name);
        } else {
            target.set(name, value);
        }
    }

    private static void removeAll(JsonNode list, JsonNode unwanted) {
        if (list instanceof ArrayNode items) {
            Set<JsonNode> gone = new HashSet<>();
            unwanted.forEach(gone::add);
            for (int i = items.size() - 1; i >= 0; i--) {
                if (gone.contains(items.get(i))) {
                    items.remove(i);
                }
            }
        }
    }
}
