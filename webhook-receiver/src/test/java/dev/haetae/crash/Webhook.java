package dev.haetae.crash;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;

/** The captured webhook of a game server that is down, as it came and as it would come from other servers and times. */
final class Webhook {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CAPTURED = "/alertmanager/game-server-down.v0.33.json";

    private final ObjectNode body;
    private final ObjectNode alert;

    private Webhook() {
        try (InputStream captured = Webhook.class.getResourceAsStream(CAPTURED)) {
            body = (ObjectNode) JSON.readTree(captured);
            alert = (ObjectNode) body.path("alerts").path(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As captured: zone 1 is down. */
    static Webhook gameServerDown() {
        return new Webhook();
    }

    /** Another game server of a zone; each has a fingerprint of its own. */
    Webhook from(String zone, String instance) {
        ObjectNode labels = (ObjectNode) alert.path("labels");
        labels.put("zone", zone).put("instance", instance);
        alert.put("fingerprint", "%016x".formatted((zone + instance).hashCode()));
        return this;
    }

    Webhook since(Instant startsAt) {
        alert.put("startsAt", startsAt.toString());
        return this;
    }

    Webhook resolvedAt(Instant endsAt) {
        body.put("status", "resolved");
        alert.put("status", "resolved").put("endsAt", endsAt.toString());
        return this;
    }

    String body() {
        return body.toString();
    }
}
