package dev.haetae.simulator.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/**
 * One request to write, as the audit log tells it; {@code seq} counts from 1 in every run.
 *
 * @param fieldManager in whose name it was asked for; empty where the caller named nobody
 */
public record AuditLine(
        long seq,
        String at,
        String verb,
        String user,
        String path,
        String group,
        String resource,
        String subresource,
        String namespace,
        String name,
        String fieldManager,
        boolean dryRun,
        int code,
        Sketch before,
        Sketch after,
        JsonNode requestBody) {

    /** What matters about an object before and after a write; null when there was none. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Sketch(Integer replicas, String resourceVersion, Long generation) {

        /** The sketch of an object. */
        public static Sketch of(JsonNode object) {
            JsonNode metadata = object.path("metadata");
            return new Sketch(
                    present(object.path("spec").path("replicas"))
                            .map(JsonNode::asInt)
                            .orElse(null),
                    metadata.path("resourceVersion").textValue(),
                    present(metadata.path("generation")).map(JsonNode::asLong).orElse(null));
        }

        private static Optional<JsonNode> present(JsonNode number) {
            return Optional.of(number).filter(JsonNode::isNumber);
        }
    }
}
