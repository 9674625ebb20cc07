package dev.haetae.receive;

import static dev.haetae.receive.JsonBody.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.haetae.inbox.Delivery;
import dev.haetae.inbox.Notice;
import dev.haetae.inbox.Notice.Agent;
import dev.haetae.inbox.Notice.Kind;
import dev.haetae.policy.Alert;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** PagerDuty's V3 body: one event, about an incident or something else there. */
final class PagerDutyBody {

    private final JsonNode event;
    private final String type;
    private final JsonNode data;
    /** Whole, or for a note, a responder and the like a reference that has its id and title only. */
    private final JsonNode incident;

    private PagerDutyBody(JsonNode event) {
        this.event = event;
        this.type = text(event, "event_type");
        this.data = event.path("data");
        JsonNode referred = data.path("incident");
        this.incident = referred.isObject() ? referred : data;
    }

    static List<Notice> notices(byte[] bytes, String source, Instant receivedAt) {
        JsonNode event = JsonBody.object(bytes, "PagerDuty").path("event");
        if (!event.isObject()) {
            throw new BadBody("/event", "expected an object, as a V3 webhook subscription of PagerDuty sends");
        }
        return List.of(new PagerDutyBody(event).notice(source, receivedAt));
    }

    private Notice notice(String source, Instant receivedAt) {
        boolean isIncident = type.startsWith("incident.");
        String id = isIncident ? text(incident, "id") : "";
        return new Notice(
                Delivery.hash(source + "\nevent\n" + eventId()),
                source,
                isIncident && id.isEmpty() ? Kind.UNKNOWN : kind(),
                type,
                id,
                text(incident, "incident_key"),
                agent(),
                alert(),
                new PagerDutyText(type, data).text(),
                priority(),
                text(incident, "html_url"),
                at(receivedAt),
                receivedAt);
    }

    /** An imitation without one is known by all that it says. */
    private String eventId() {
        String id = text(event, "id");
        return id.isBlank() ? event.toString() : id;
    }

    private Kind kind() {
        return switch (type) {
            case "incident.triggered" -> Kind.TRIGGERED;
            case "incident.acknowledged" -> Kind.ACKNOWLEDGED;
            case "incident.resolved" -> Kind.RESOLVED;
            case "incident.reopened" -> Kind.REOPENED;
            case "incident.unacknowledged" -> Kind.UNACKNOWLEDGED;
            case "incident.priority_updated" -> Kind.PRIORITIZED;
            case "incident.annotated",
                    "incident.delegated",
                    "incident.escalated",
                    "incident.reassigned",
                    "incident.responder.added",
                    "incident.responder.replied",
                    "incident.service_updated",
                    "incident.status_update_published" -> Kind.NOTED;
            case "pagey.ping" -> Kind.PING;
            default -> Kind.UNKNOWN;
        };
    }

    /** Who did it is null where PagerDuty did it by itself. */
    private Agent agent() {
        JsonNode agent = event.path("agent");
        String name = text(agent, "summary");
        return new Agent(
                name.isBlank() ? text(agent, "id") : name, text(agent, "type").startsWith("user"));
    }

    /** Every incident has its priority with it; only that it was changed is news. */
    private String priority() {
        String name = text(data.path("priority"), "summary");
        return kind() != Kind.PRIORITIZED || name.isBlank() ? null : name;
    }

    private Alert alert() {
        String title = text(incident, "title").isBlank() ? text(incident, "summary") : text(incident, "title");
        Map<String, String> labels = new TreeMap<>();
        labels.put("alertname", title);
        labels.put("service", text(incident.path("service"), "summary"));
        labels.put("severity", "low".equals(text(incident, "urgency")) ? "warning" : "critical");
        return new Alert(labels, Map.of("summary", title));
    }

    private Instant at(Instant receivedAt) {
        try {
            return Instant.parse(text(event, "occurred_at"));
        } catch (DateTimeParseException e) {
            return receivedAt;
        }
    }
}
