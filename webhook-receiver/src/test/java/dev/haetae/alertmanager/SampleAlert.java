package dev.haetae.alertmanager;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** An alert of those that {@code make demo} fires, as Prometheus says it to Alertmanager, and Alertmanager to us. */
final class SampleAlert {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SAMPLES = Path.of("..", "infra", "demo");
    private static final String NOW = "{now}";

    private final ObjectNode webhook;

    private SampleAlert(ObjectNode webhook) {
        this.webhook = webhook;
    }

    static SampleAlert of(String file) throws IOException {
        String text = Files.readString(SAMPLES.resolve(file))
                .replace(NOW, Instant.now().toString());
        return new SampleAlert((ObjectNode) JSON.readTree(text));
    }

    String webhook() {
        return webhook.toString();
    }

    String fingerprint() {
        return alert().path("fingerprint").asText();
    }

    String firing() {
        return array(said());
    }

    String resolvedAt(Instant endsAt) {
        ObjectNode said = said();
        said.put("endsAt", endsAt.toString());
        return array(said);
    }

    private static String array(ObjectNode alert) {
        return "[" + alert + "]";
    }

    private ObjectNode said() {
        ObjectNode said = JSON.createObjectNode();
        for (String field : new String[] {"labels", "annotations", "startsAt", "generatorURL"}) {
            said.set(field, alert().path(field));
        }
        return said;
    }

    private ObjectNode alert() {
        return (ObjectNode) webhook.path("alerts").path(0);
    }
}
