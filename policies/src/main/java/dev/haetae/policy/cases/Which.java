package dev.haetae.policy.cases;

import com.fasterxml.jackson.databind.JsonNode;
import dev.haetae.policy.Alert;
import dev.haetae.policy.source.Passage;
import java.util.Map;
import java.util.stream.Collectors;

/** Alerts of a case, by some of their labels; a name alone is the label {@code alertname}. */
public record Which(Map<String, String> labels) {

    static final String NAME = "alertname";

    public Which {
        labels = Map.copyOf(labels);
    }

    static Which read(Passage passage) {
        return passage.as(JsonNode.class).isTextual()
                ? new Which(Map.of(NAME, passage.as(String.class)))
                : new Which(words(passage));
    }

    /** The values of a mapping of words. */
    static Map<String, String> words(Passage mapping) {
        return mapping.entries().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().as(String.class)));
    }

    public boolean matches(Alert alert) {
        return labels.entrySet().stream()
                .allMatch(label -> label.getValue().equals(alert.labels().get(label.getKey())));
    }

    @Override
    public String toString() {
        return labels.size() == 1 && labels.containsKey(NAME) ? labels.get(NAME) : labels.toString();
    }
}
