package dev.haetae.receive;

import static dev.haetae.receive.JsonBody.instant;
import static dev.haetae.receive.JsonBody.text;
import static dev.haetae.receive.JsonBody.texts;

import com.fasterxml.jackson.databind.JsonNode;
import dev.haetae.inbox.Delivery;
import dev.haetae.inbox.Delivery.Status;
import dev.haetae.policy.Alert;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** A notification about a group of alerts, as Alertmanager shapes it and Grafana after it. */
final class AlertGroup {

    private final JsonNode body;
    private final Function<JsonNode, Map<String, String>> moreAnnotations;

    /** @param moreAnnotations what else a sender says of an alert that people should read */
    AlertGroup(JsonNode body, Function<JsonNode, Map<String, String>> moreAnnotations) {
        this.body = body;
        this.moreAnnotations = moreAnnotations;
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
        Status status = status(at + "/status", text(alert, "status"));
        Instant endsAt = status == Status.FIRING ? null : instant(at + "/endsAt", alert.path("endsAt"));
        return Delivery.of(
                source,
                fingerprint(alert, labels),
                status,
                instant(at + "/startsAt", alert.path("startsAt")),
                endsAt,
                new Alert(labels, annotations(at, alert)),
                new Delivery.Origin(
                        text(body, "receiver"),
                        text(body, "groupKey"),
                        text(body, "externalURL"),
                        text(alert, "generatorURL")),
                receivedAt);
    }

    private Map<String, String> annotations(String at, JsonNode alert) {
        Map<String, String> annotations = new TreeMap<>(moreAnnotations.apply(alert));
        annotations.putAll(texts(at + "/annotations", alert.path("annotations"), false));
        return annotations;
    }

    /** Every sender gives one; an imitation that does not is known by its labels. */
    private static String fingerprint(JsonNode alert, Map<String, String> labels) {
        String given = text(alert, "fingerprint");
        return given.isBlank() ? Delivery.hash(new TreeMap<>(labels).toString()).substring(0, 16) : given;
    }

    private static Status status(String at, String status) {
        return switch (status) {
            case "firing" -> Status.FIRING;
            case "resolved" -> Status.RESOLVED;
            default -> throw new BadBody(at, "expected firing or resolved, found '" + status + "'");
        };
    }
}
