package dev.haetae.simulator.patch;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** A list of the Kubernetes model, with the fields that may tell its items apart (none: replaced as a whole). */
record KeyedList(String name, List<String> keys) {

    private static final Map<String, List<String>> KEYS = readKeys();

    static KeyedList named(String name) {
        return new KeyedList(name, KEYS.getOrDefault(name, List.of()));
    }

    ArrayNode merge(ArrayNode present, ArrayNode items) {
        if (name.equals("finalizers")) {
            return union(present, items);
        }
        if (!isJoined(items)) {
            return withoutDirectives(items);
        }
        items.valueStream().map(ObjectNode.class::cast).forEach(it -> mergeItem(present, it));
        return present;
    }

    private boolean isJoined(ArrayNode items) {
        return !keys.isEmpty()
                && items.valueStream().allMatch(JsonNode::isObject)
                && items.valueStream()
                        .noneMatch(it -> it.path("$patch").asText().equals("replace"));
    }

    private void mergeItem(ArrayNode present, ObjectNode item) {
        OptionalInt index = IntStream.range(0, present.size())
                .filter(i -> isSame(present.get(i), item))
                .findFirst();
        if (item.path("$patch").asText().equals("delete")) {
            index.ifPresent(present::remove);
        } else if (index.isPresent()) {
            StrategicMerge.into((ObjectNode) present.get(index.getAsInt()), item);
        } else {
            present.add(StrategicMerge.into(present.objectNode(), item));
        }
    }

    private boolean isSame(JsonNode one, JsonNode other) {
        return keys.stream()
                .filter(other::has)
                .findFirst()
                .map(key -> other.get(key).equals(one.path(key)))
                .orElse(false);
    }

    private static ArrayNode union(ArrayNode present, ArrayNode items) {
        items.valueStream()
                .filter(it -> present.valueStream().noneMatch(it::equals))
                .forEach(present::add);
        return present;
    }

    private static ArrayNode withoutDirectives(ArrayNode items) {
        ArrayNode plain = items.arrayNode();
        items.valueStream().filter(it -> !it.has("$patch")).forEach(plain::add);
        return plain;
    }

    private static Map<String, List<String>> readKeys() {
        try (InputStream yaml = KeyedList.class.getResourceAsStream("merge-keys.yaml")) {
            return new YAMLMapper().readValue(yaml, new TypeReference<Map<String, List<String>>>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
