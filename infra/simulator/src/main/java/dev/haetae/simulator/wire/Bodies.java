package dev.haetae.simulator.wire;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/** Reads the bodies of requests. */
final class Bodies {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ObjectMapper YAML = new YAMLMapper();

    private Bodies() {}

    /** Whether a body can be read at all: kubectl writes some of its own in a binary form. */
    static boolean isReadable(String contentType) {
        return !contentType.contains("protobuf") && !contentType.contains("cbor");
    }

    /** JSON or YAML; a text, where it is neither, so that the audit log can still tell what came. */
    static JsonNode parse(String text) {
        try {
            String body = text.strip();
            boolean isJson = body.startsWith("{") || body.startsWith("[");
            return body.isEmpty() ? MissingNode.getInstance() : (isJson ? JSON : YAML).readTree(body);
        } catch (JacksonException e) {
            return TextNode.valueOf(text);
        }
    }

    /** Nulls mean the same to Kubernetes as fields that are not there. */
    static ObjectNode withoutNulls(ObjectNode object) {
        prune(object);
        return object;
    }

    private static void prune(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.removeIf(JsonNode::isNull);
        }
        node.forEach(Bodies::prune);
    }
}
