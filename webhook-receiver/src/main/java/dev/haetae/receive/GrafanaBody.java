package dev.haetae.receive;

import com.fasterxml.jackson.databind.JsonNode;
import dev.haetae.inbox.Delivery;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Grafana's body, version 1: an alert group, with links and values beside each alert. */
final class GrafanaBody {

    private static final String VERSION = "1";

    /** What Grafana says beside an alert's annotations, and the annotation that it is kept as. */
    private static final Map<String, String> BESIDE = Map.of(
            "dashboardURL", "dashboard_url",
            "panelURL", "panel_url",
            "silenceURL", "silence_url",
            "imageURL", "image_url");

    private GrafanaBody() {}

    static List<Delivery> deliveries(byte[] bytes, String source, Instant receivedAt) {
        JsonNode body = JsonBody.object(bytes, "Grafana");
        if (!VERSION.equals(body.path("version").asText())) {
            throw new BadBody(
                    "/version",
                    "expected \"1\" but found %s. Is the contact point's custom payload set? Haetae reads Grafana's own body only"
                            .formatted(body.path("version")));
        }
        return new AlertGroup(body, GrafanaBody::beside).deliveries(source, receivedAt);
    }

    private static Map<String, String> beside(JsonNode alert) {
        Map<String, String> texts = new TreeMap<>();
        BESIDE.forEach((field, annotation) -> putUnlessBlank(texts, annotation, JsonBody.text(alert, field)));
        JsonNode values = alert.path("values");
        putUnlessBlank(texts, "values", values.isObject() ? values.toString() : JsonBody.text(alert, "valueString"));
        return texts;
    }

    private static void putUnlessBlank(Map<String, String> texts, String name, String text) {
        if (!text.isBlank()) {
            texts.put(name, text);
        }
    }
}
