import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/** A webhook's body with one alert, as Alertmanager would send it now, and later for its resolution. */
record Sample(ObjectNode body) {

    /** In the files, this stands for the time at which the alert fires. */
    private static final String NOW = "{now}";

    static Sample read(Path file) throws IOException {
        String text = Files.readString(file).replace(NOW, Instant.now().toString());
        return new Sample((ObjectNode) new ObjectMapper().readTree(text));
    }

    String firing() {
        return body.toString();
    }

    String resolved() {
        ObjectNode later = body.deepCopy();
        later.put("status", "resolved");
        ((ObjectNode) later.path("alerts").path(0))
                .put("status", "resolved")
                .put("endsAt", Instant.now().toString());
        return later.toString();
    }

    String name() {
        return label("alertname");
    }

    String service() {
        return label("service");
    }

    private String label(String name) {
        JsonNode labels = body.path("alerts").path(0).path("labels");
        return labels.path(name).asText();
    }
}
