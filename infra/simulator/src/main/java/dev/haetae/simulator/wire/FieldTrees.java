package dev.haetae.simulator.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.TreeSet;

/** Sets of fields as {@code fieldsV1} writes them. Lists count as one field: who owns which item is not told apart. */
final class FieldTrees {

    private static final String FIELD = "f:";

    private FieldTrees() {}

    /** The fields that differ, also those that are gone. */
    static ObjectNode difference(JsonNode before, JsonNode after) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        Set<String> names = new TreeSet<>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        names.stream()
                .filter(it -> !before.path(it).equals(after.path(it)))
                .forEach(it -> fields.set(FIELD + it, inside(before.path(it), after.path(it))));
        return fields;
    }

    private static ObjectNode inside(JsonNode before, JsonNode after) {
        boolean isTree = (before.isObject() || before.isMissingNode()) && (after.isObject() || after.isMissingNode());
        return isTree ? difference(before, after) : JsonNodeFactory.instance.objectNode();
    }

    /** Those of the fields that an object has. */
    static ObjectNode presentIn(JsonNode object, JsonNode fields) {
        ObjectNode present = JsonNodeFactory.instance.objectNode();
        fields.properties().forEach(it -> {
            JsonNode value = object.path(it.getKey().substring(FIELD.length()));
            ObjectNode inside = presentIn(value, it.getValue());
            if (!value.isMissingNode() && (it.getValue().isEmpty() || !inside.isEmpty())) {
                present.set(it.getKey(), inside);
            }
        });
        return present;
    }

    static ObjectNode without(ObjectNode fields, JsonNode lost) {
        ObjectNode kept = fields.deepCopy();
        lost.properties().forEach(it -> {
            if (kept.get(it.getKey()) instanceof ObjectNode deeper) {
                ObjectNode rest = it.getValue().isEmpty() ? null : without(deeper, it.getValue());
                if (rest == null || rest.isEmpty()) {
                    kept.remove(it.getKey());
                } else {
                    kept.set(it.getKey(), rest);
                }
            }
        });
        return kept;
    }

    static ObjectNode together(ObjectNode fields, ObjectNode more) {
        ObjectNode all = fields.deepCopy();
        more.properties()
                .forEach(it -> all.set(
                        it.getKey(), together(all.withObjectProperty(it.getKey()), (ObjectNode) it.getValue())));
        return all;
    }
}
