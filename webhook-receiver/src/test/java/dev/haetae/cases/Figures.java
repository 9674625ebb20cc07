package dev.haetae.cases;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.LocalTime;

/** Other figures in the place of those that are written. */
final class Figures {

    private Figures() {}

    static void more(ObjectNode node, String key, int more) {
        node.put(key, node.get(key).asInt() + more);
    }

    /** A duration so many times as long; a number becomes one more, or one less where it would be shorter. */
    static void scaled(ObjectNode node, String key, double times) {
        JsonNode now = node.get(key);
        if (now.isInt()) {
            more(node, key, times > 1 ? 1 : -1);
        } else {
            double seconds = Duration.parse("PT" + now.asText()).toSeconds() * times;
            node.put(key, Math.max(1, Math.round(seconds)) + "s");
        }
    }

    static void moved(ObjectNode window, String key, int minutes) {
        LocalTime time = LocalTime.parse(window.get(key).asText());
        window.put(key, time.plusMinutes(minutes).toString());
    }

    /** The figure at the end of a condition, a little higher. */
    static void condition(ObjectNode node) {
        String condition = node.get("when").asText();
        String figure = condition.substring(condition.lastIndexOf(' ') + 1);
        String higher = figure.contains(".")
                ? String.valueOf(Double.parseDouble(figure) + 0.1)
                : String.valueOf(Long.parseLong(figure) + 1);
        node.put("when", condition.substring(0, condition.length() - figure.length()) + higher);
    }

    static boolean hasCondition(ObjectNode node) {
        return node.path("when").asText().matches(".* [0-9.]+");
    }
}
