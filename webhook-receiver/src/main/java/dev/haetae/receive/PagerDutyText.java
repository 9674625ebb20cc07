package dev.haetae.receive;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What people should read of a PagerDuty event. */
record PagerDutyText(String type, JsonNode data) {

    /** As a note written here. */
    private static final int LONGEST = 10_000;

    String text() {
        String said = said();
        String what = type.replace("incident.", "").replace('_', ' ').replace('.', ' ');
        String all = said.isBlank() ? what : what + ": " + said;
        return all.substring(0, Math.min(all.length(), LONGEST));
    }

    private String said() {
        return switch (type) {
            case "incident.annotated" -> JsonBody.text(data, "content");
            case "incident.status_update_published" -> JsonBody.text(data, "message");
            case "incident.responder.added", "incident.responder.replied" -> responder();
            case "incident.priority_updated" -> summary(data.path("priority"), "none");
            case "incident.escalated", "incident.reassigned" -> assignees();
            case "incident.delegated" -> summary(data.path("escalation_policy"), "");
            case "incident.service_updated" -> summary(data.path("service"), "");
            default -> "";
        };
    }

    private String responder() {
        String message = JsonBody.text(data, "message");
        String who = summary(data.path("user"), summary(data.path("escalation_policy"), "somebody"));
        return message.isBlank() ? who : who + ", " + message;
    }

    private String assignees() {
        return StreamSupport.stream(data.path("assignees").spliterator(), false)
                .map(assignee -> summary(assignee, ""))
                .collect(Collectors.joining(", "));
    }

    private static String summary(JsonNode reference, String otherwise) {
        String summary = JsonBody.text(reference, "summary");
        return summary.isBlank() ? otherwise : summary;
    }
}
