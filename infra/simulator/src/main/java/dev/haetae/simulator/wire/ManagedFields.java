package dev.haetae.simulator.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.simulator.store.ObjectMeta;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Set;

/** Notes in an object who applied which of its fields. */
record ManagedFields(Clock clock) {

    private static final Set<String> NOBODYS = Set.of("apiVersion", "kind", "metadata", "status");

    ObjectNode record(ApiRequest request, ObjectNode object, ObjectNode applied) {
        String manager = request.parameter("fieldManager");
        ArrayNode entries = object.arrayNode();
        object.path("metadata")
                .path("managedFields")
                .valueStream()
                .filter(it -> !it.path("manager").asText().equals(manager))
                .forEach(entries::add);
        ObjectNode entry = entries.addObject().put("manager", manager).put("operation", "Apply");
        entry.put("apiVersion", request.target().resource().apiVersion())
                .put("time", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("fieldsType", "FieldsV1");
        entry.set("fieldsV1", fieldsOf(applied, NOBODYS));
        ObjectMeta.of(object).set("managedFields", entries);
        return object;
    }

    /** Lists count as one field: who owns which item of them is not told apart. */
    private static ObjectNode fieldsOf(JsonNode applied, Set<String> leftOut) {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        applied.properties().stream()
                .filter(it -> !leftOut.contains(it.getKey()))
                .forEach(it -> fields.set("f:" + it.getKey(), fieldsOf(it.getValue(), Set.of())));
        return fields;
    }
}
