package dev.haetae.simulator.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.simulator.store.ObjectMeta;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/** Notes in an object who applied or changed which of its fields, as far as callers do: not what controllers do. */
record ManagedFields(Clock clock) {

    private static final Set<String> NOBODYS = Set.of("apiVersion", "kind", "metadata", "status");

    /** What Kubernetes keeps out as well, because everybody writes it or nobody. */
    private static final List<String> NOTED_OF_METADATA = List.of("labels", "annotations");

    /** After an apply: the fields that were applied are the caller's. */
    ObjectNode applied(ApiRequest request, ObjectNode object, ObjectNode applied) {
        ArrayNode entries = object.arrayNode();
        object.path("metadata")
                .path("managedFields")
                .valueStream()
                .filter(it -> !it.path("manager").asText().equals(request.manager()))
                .forEach(entries::add);
        ObjectNode content = JsonNodeFactory.instance.objectNode();
        applied.properties().stream()
                .filter(it -> !NOBODYS.contains(it.getKey()))
                .forEach(it -> content.set(it.getKey(), it.getValue()));
        entries.add(entry(request, "Apply", FieldTrees.difference(object.objectNode(), content)));
        return noting(object, entries);
    }

    /** After any other write: what became different is the caller's, and nobody else's any more. */
    ObjectNode changed(ApiRequest request, ObjectNode before, ObjectNode after) {
        ObjectNode touched = FieldTrees.difference(noted(before), noted(after));
        ObjectNode own = FieldTrees.presentIn(noted(after), touched);
        ArrayNode entries = after.arrayNode();
        for (JsonNode entry : before.path("metadata").path("managedFields")) {
            ObjectNode kept = FieldTrees.without((ObjectNode) entry.path("fieldsV1"), touched);
            if (!touched.isEmpty() && isOwn(request, entry)) {
                own = FieldTrees.together(kept, own);
            } else if (!kept.isEmpty()) {
                entries.add(((ObjectNode) entry.deepCopy()).set("fieldsV1", kept));
            }
        }
        if (!touched.isEmpty() && !own.isEmpty()) {
            entries.add(entry(request, "Update", own));
        }
        return noting(after, entries);
    }

    private static ObjectNode noting(ObjectNode object, ArrayNode entries) {
        ObjectMeta.of(object).set("managedFields", entries);
        if (entries.isEmpty()) {
            ObjectMeta.of(object).remove("managedFields");
        }
        return object;
    }

    private static boolean isOwn(ApiRequest request, JsonNode entry) {
        return entry.path("manager").asText().equals(request.manager())
                && entry.path("operation").asText().equals("Update")
                && entry.path("subresource").asText("").equals(request.target().subresource());
    }

    private ObjectNode entry(ApiRequest request, String operation, ObjectNode fields) {
        ObjectNode entry = JsonNodeFactory.instance
                .objectNode()
                .put("manager", request.manager())
                .put("operation", operation)
                .put("apiVersion", request.target().resource().apiVersion())
                .put("time", clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
                .put("fieldsType", "FieldsV1");
        entry.set("fieldsV1", fields);
        if (!request.target().subresource().isEmpty()) {
            entry.put("subresource", request.target().subresource());
        }
        return entry;
    }

    private static ObjectNode noted(ObjectNode object) {
        ObjectNode copy = object.deepCopy();
        copy.remove(List.of("apiVersion", "kind"));
        if (copy.path("metadata") instanceof ObjectNode metadata) {
            metadata.retain(NOTED_OF_METADATA);
        }
        if (copy.path("metadata").isEmpty()) {
            copy.remove("metadata");
        }
        return copy;
    }
}
