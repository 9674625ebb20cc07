package dev.haetae.simulator.patch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.simulator.store.Refusal;
import io.fabric8.zjsonpatch.JsonPatch;
import io.fabric8.zjsonpatch.JsonPatchException;

/** A change to a part of an object, in one of the ways Kubernetes takes it. */
public sealed interface Patch {

    /** The object as it is after the change; the one given stays as it was. */
    ObjectNode applyTo(ObjectNode object);

    /** Reads a patch by the content type it came with. */
    static Patch of(String contentType, JsonNode body) {
        return switch (contentType.replaceFirst(";.*", "").strip()) {
            case "application/json-patch+json" -> new Operations(body);
            case "application/merge-patch+json" -> new Merge(asObject(body));
            case "application/strategic-merge-patch+json" -> new Strategic(asObject(body));
            case "application/apply-patch+yaml" -> new Apply(asObject(body));
            default ->
                throw Refusal.of(
                        415,
                        "UnsupportedMediaType",
                        "the body of the request was in an unknown format: " + contentType);
        };
    }

    private static ObjectNode asObject(JsonNode body) {
        if (body instanceof ObjectNode object) {
            return object;
        }
        throw Refusal.badRequest("a patch of this kind must be an object");
    }

    /** RFC 6902: a list of operations. */
    record Operations(JsonNode operations) implements Patch {
        @Override
        public ObjectNode applyTo(ObjectNode object) {
            try {
                return asObject(JsonPatch.apply(operations, object.deepCopy()));
            } catch (JsonPatchException e) {
                throw Refusal.of(
                        422,
                        "Invalid",
                        "the server rejected our request due to an error in our request: " + e.getMessage());
            }
        }
    }

    /** RFC 7386: fields that replace, null that removes. */
    record Merge(ObjectNode fields) implements Patch {
        @Override
        public ObjectNode applyTo(ObjectNode object) {
            return JsonMerge.into(object.deepCopy(), fields);
        }
    }

    /** Kubernetes' own: like a merge, but lists are joined by the key of their items. */
    record Strategic(ObjectNode fields) implements Patch {
        @Override
        public ObjectNode applyTo(ObjectNode object) {
            return StrategicMerge.into(object.deepCopy(), fields);
        }
    }

    /** Server-side apply, of which the merging is imitated and the ownership of fields is not. */
    record Apply(ObjectNode wanted) implements Patch {
        @Override
        public ObjectNode applyTo(ObjectNode object) {
            if (wanted.path("metadata").hasNonNull("managedFields")) {
                throw Refusal.badRequest("metadata.managedFields must be nil");
            }
            return StrategicMerge.into(object.deepCopy(), wanted);
        }
    }
}
