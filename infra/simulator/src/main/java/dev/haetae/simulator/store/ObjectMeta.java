package dev.haetae.simulator.store;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads and writes the {@code metadata} every object carries. */
public final class ObjectMeta {

    private ObjectMeta() {}

    public static String name(JsonNode object) {
        return text(object, "name");
    }

    public static String namespace(JsonNode object) {
        return text(object, "namespace");
    }

    public static String uid(JsonNode object) {
        return text(object, "uid");
    }

    public static String resourceVersion(JsonNode object) {
        return text(object, "resourceVersion");
    }

    public static long generation(JsonNode object) {
        return object.path("metadata").path("generation").asLong();
    }

    public static JsonNode labels(JsonNode object) {
        return object.path("metadata").path("labels");
    }

    public static Optional<String> annotation(JsonNode object, String key) {
        return Optional.ofNullable(
                object.path("metadata").path("annotations").path(key).textValue());
    }

    /** The metadata, made when absent, to write into. */
    public static ObjectNode of(ObjectNode object) {
        return object.withObject("/metadata");
    }

    /** The annotations, made when absent, to write into. */
    public static ObjectNode annotations(ObjectNode object) {
        return of(object).withObject("/annotations");
    }

    public static Stream<JsonNode> owners(JsonNode object) {
        return object.path("metadata").path("ownerReferences").valueStream();
    }

    /** Whether the controller of an object is the one with this uid. */
    public static boolean isControlledBy(JsonNode object, String uid) {
        return owners(object)
                .anyMatch(it -> it.path("controller").asBoolean()
                        && uid.equals(it.path("uid").asText()));
    }

    private static String text(JsonNode object, String field) {
        return object.path("metadata").path(field).asText("");
    }
}
