package dev.haetae.receive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.haetae.inbox.Delivery;
import dev.haetae.inbox.Delivery.Status;
import dev.haetae.policy.Alert;
import java.io.IOException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A webhook's body, version 4 as of Alertmanager 0.25 to 0.34; fields that it does not know are ignored. */
final class AlertmanagerBody {

    private static final ObjectReader JSON = JsonMapper.builder().build().reader();
    private static final String VERSION = "4";

    private final JsonNode body;

    private AlertmanagerBody(JsonNode body) {
        this.body = body;
    }

    /** Throws {@link BadBody} with what is wrong and where. */
    static AlertmanagerBody read(byte[] bytes) {
        try {
            JsonNode body = JSON.readTree(bytes);
            if (body == null || !body.isObject()) {
                throw new BadBody("/", "expected a JSON object, as Alertmanager sends");
            }
            if (!VERSION.equals(body.path("version").asText())) {
                throw new BadBody(
                        "/version",
                        "expected \"4\" but found %s. Is the receiver's payload: template set? Haetae reads Alertmanager's own body only"
                                .formatted(body.path("version")));
            }
            return new AlertmanagerBody(body);
        } catch (JsonProcessingException e) {
            throw new BadBody(
                    "line %d, column %d"
                            .formatted(
                                    e.getLocation().getLineNr(), e.getLocation().getColumnNr()),
                    "not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new BadBody("/", "could not be read: " + e.getMessage());
        }
    }

    List<Delivery> deliveries(String source, Instant receivedAt) {
        JsonNode alerts = body.path("alerts");
        if (!alerts.isArray()) {
            throw new BadBody("/alerts", "expected an array of alerts");
        }
        List<Delivery> deliveries = new ArrayList<>();
        for (int i = 0; i < alerts.size(); i++) {
            deliveries.add(delivery("/alerts/" + i, alerts.get(i), source, receivedAt));
        }
        return deliveries;
    }

    private Delivery delivery(String at, JsonNode alert, String source, Instant receivedAt) {
        Map<String, String> labels = texts(at + "/labels", alert.path("labels"), true);
        Status status = status(at + "/status", alert.path("status").asText());
        Instant endsAt = status == Status.FIRING ? null : instant(at + "/endsAt", alert.path("endsAt"));
        return Delivery.of(
                source,
                fingerprint(alert, labels),
                status,
                instant(at + "/startsAt", alert.path("startsAt")),
                endsAt,
                new Alert(labels, texts(at + "/annotations", alert.path("annotations"), false)),
                new Delivery.Origin(
                        text(body, "receiver"),
                        text(body, "groupKey"),
                        text(body, "externalURL"),
                        text(alert, "generatorURL")),
                receivedAt);
    }

    /** Alertmanager always sends one; an imitation that does not is known by its labels. */
    private static String fingerprint(JsonNode alert, Map<String, String> labels) {
        String given = alert.path("fingerprint").asText();
        return given.isBlank() ? Delivery.hash(new TreeMap<>(labels).toString()).substring(0, 16) : given;
    }

    private static Status status(String at, String status) {
        return switch (status) {
            case "firing" -> Status.FIRING;
            case "resolved" -> Status.RESOLVED;
            default -> throw new BadBody(at, "expected firing or resolved, found '" + status + "'");
        };
    }

    private static Instant instant(String at, JsonNode value) {
        try {
            return Instant.parse(value.asText());
        } catch (DateTimeParseException e) {
            throw new BadBody(at, "expected a time like 2026-11-20T03:00:00Z, found '" + value.asText() + "'");
        }
    }

    private static Map<String, String> texts(String at, JsonNode object, boolean required) {
        if (!object.isObject() && (required || !(object.isMissingNode() || object.isNull()))) {
            throw new BadBody(at, "expected an object of names and texts");
        }
        Map<String, String> texts = new TreeMap<>();
        object.properties()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asText()));
        return texts;
    }

    private static String text(JsonNode object, String field) {
        return object.path(field).asText();
    }
}
