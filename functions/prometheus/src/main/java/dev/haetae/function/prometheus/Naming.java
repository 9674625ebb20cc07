package dev.haetae.function.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Names series by the labels that tell them apart; what all of them share says nothing beside the query. */
final class Naming {

    private static final String NAME = "__name__";
    private static final String NAMELESS = "value";
    private static final int MOST_CHARACTERS = 120;

    private Naming() {}

    /** In the order of the series. A series alone is named by its metric. */
    static List<String> of(List<JsonNode> labels) {
        return labels.stream().map(one -> name(one, labels)).toList();
    }

    private static String name(JsonNode one, List<JsonNode> all) {
        String name = one.properties().stream()
                .filter(label -> isTelling(label, all))
                .sorted(Map.Entry.comparingByKey())
                .map(label -> label.getKey() + "=" + label.getValue().asText())
                .collect(Collectors.joining(", "));
        return cut(name.isEmpty() ? one.path(NAME).asText(NAMELESS) : name);
    }

    private static boolean isTelling(Map.Entry<String, JsonNode> label, List<JsonNode> all) {
        return !all.stream().allMatch(other -> label.getValue().equals(other.get(label.getKey())));
    }

    private static String cut(String name) {
        return name.length() <= MOST_CHARACTERS ? name : name.substring(0, MOST_CHARACTERS) + "…";
    }
}
