package dev.haetae.simulator.controller;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/** Tells templates of Pods apart: equal for equal templates, whatever the order of their fields. */
final class TemplateHash {

    private static final String LETTERS = "bcdfghjklmnpqrstvwxz2456789";
    private static final ObjectMapper SORTED =
            JsonMapper.builder().enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED).build();

    private TemplateHash() {}

    /** A short name for a template. */
    static String of(JsonNode template) {
        CRC32 sum = new CRC32();
        sum.update(canonical(template).getBytes(StandardCharsets.UTF_8));
        return Long.toString(sum.getValue())
                .chars()
                .mapToObj(it -> LETTERS.substring(it % LETTERS.length(), it % LETTERS.length() + 1))
                .collect(Collectors.joining());
    }

    private static String canonical(JsonNode template) {
        try {
            return SORTED.writeValueAsString(essence(template));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * What makes a template this one. Clients write empty objects where they read none ({@code resources: {}}), so
     * these do not count.
     */
    static JsonNode essence(JsonNode template) {
        JsonNode copy = template.deepCopy();
        if (copy.path("metadata").path("labels") instanceof ObjectNode labels) {
            Family.hashLabels().forEach(labels::remove);
        }
        prune(copy);
        return copy;
    }

    private static void prune(JsonNode node) {
        node.forEach(TemplateHash::prune);
        if (node instanceof ObjectNode object) {
            object.removeIf(it -> it.isNull() || (it.isContainerNode() && it.isEmpty()));
        }
    }
}
