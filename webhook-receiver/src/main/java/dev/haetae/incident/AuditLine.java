package dev.haetae.incident;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.store.Json;

/** One event as those read it who keep the history elsewhere. */
public final class AuditLine {

    private AuditLine() {}

    /** A line of JSON, without its end. */
    public static String of(Chronicle.Line line) {
        Event event = line.event();
        ObjectNode details = (ObjectNode) Json.tree(event.what());
        ObjectNode json = details.objectNode()
                .put("incident", line.incident())
                .put("seq", event.seq())
                .put("at", event.at().toString())
                .put("type", details.remove("type").asText());
        json.set("actor", Json.tree(event.actor()));
        json.put("reason", event.because().tag())
                .put("sentence", event.because().sentence());
        if (event.because().rule() != null) {
            json.put("rule", event.because().rule());
        }
        json.set("details", details);
        return Json.write(json);
    }
}
