package dev.haetae.receive;

import com.fasterxml.jackson.databind.JsonNode;
import dev.haetae.inbox.Delivery;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Alertmanager's body, version 4 as of 0.25 to 0.34. */
final class AlertmanagerBody {

    private static final String VERSION = "4";

    private AlertmanagerBody() {}

    static List<Delivery> deliveries(byte[] bytes, String source, Instant receivedAt) {
        JsonNode body = JsonBody.object(bytes, "Alertmanager");
        if (!VERSION.equals(body.path("version").asText())) {
            throw new BadBody(
                    "/version",
                    "expected \"4\" but found %s. Is the receiver's payload: template set? Haetae reads Alertmanager's own body only"
                            .formatted(body.path("version")));
        }
        return new AlertGroup(body, alert -> Map.of()).deliveries(source, receivedAt);
    }
}
