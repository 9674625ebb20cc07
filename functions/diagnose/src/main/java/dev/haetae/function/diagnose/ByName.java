package dev.haetae.function.diagnose;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Lists of Kubernetes whose entries have names. */
final class ByName {

    private ByName() {}

    /** Missing where there is none of that name. */
    static JsonNode in(JsonNode list, String name) {
        return list.valueStream()
                .filter(entry -> name.equals(entry.path("name").asText()))
                .findFirst()
                .orElse(MissingNode.getInstance());
    }

    static Set<String> names(JsonNode list) {
        return list.valueStream()
                .map(entry -> entry.path("name").asText())
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
