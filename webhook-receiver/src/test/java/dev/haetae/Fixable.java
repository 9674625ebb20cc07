package dev.haetae;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;

import dev.haetae.inbox.Delivery;
import dev.haetae.policy.Alert;
import dev.haetae.triage.Episode;
import io.restassured.http.ContentType;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Alerts that the receiver under test mends by itself, bad enough for every channel; each of another workload. */
final class Fixable {

    static final List<Map<String, String>> ALL =
            List.of(gameServer("zone-2"), gameServer("zone-3"), busy("auth-service"), busy("platform-server"));

    private static final Map<String, Instant> BEGAN = new HashMap<>();

    private Fixable() {}

    static Map<String, String> gameServer(String zone) {
        return labels(Map.of("alertname", "GameServerDown", "service", "game-server", "zone", zone));
    }

    private static Map<String, String> busy(String service) {
        return labels(Map.of("alertname", "HighCPUUsage", "service", service));
    }

    private static Map<String, String> labels(Map<String, String> more) {
        Map<String, String> labels = new TreeMap<>(more);
        labels.putAll(Map.of("severity", "critical", "cluster", "production", "namespace", "game-production"));
        return Map.copyOf(labels);
    }

    static void fires(Map<String, String> labels) {
        BEGAN.put(fingerprint(labels), Instant.now());
        post(labels, "firing", Instant.EPOCH);
    }

    static void isOver(Map<String, String> labels) {
        post(labels, "resolved", Instant.now());
    }

    private static String fingerprint(Map<String, String> labels) {
        return Delivery.hash(new TreeMap<>(labels).toString()).substring(0, 16);
    }

    private static void post(Map<String, String> labels, String status, Instant endsAt) {
        String fingerprint = fingerprint(labels);
        Map<String, Object> alert = Map.of(
                "status",
                status,
                "startsAt",
                BEGAN.get(fingerprint).toString(),
                "endsAt",
                endsAt.toString(),
                "fingerprint",
                fingerprint,
                "labels",
                labels,
                "annotations",
                Map.of("users_affected", "60000", "summary", fingerprint));
        given().contentType(ContentType.JSON)
                .body(Map.of("version", "4", "groupKey", "{}:{}", "alerts", List.of(alert)))
                .post("/webhooks/alertmanager")
                .then()
                .statusCode(202);
    }

    /** As it stands on our books. */
    static Episode episode(Map<String, String> labels) {
        Alert alert = new Alert(labels, Map.of());
        Instant now = Instant.now();
        return new Episode(
                "alertmanager", fingerprint(labels), alert, null, now, null, now, id(labels), "first", false);
    }

    /** The id of the incident that is titled so. */
    static String id(Map<String, String> labels) {
        return of(labels, "id");
    }

    static String state(Map<String, String> labels) {
        return of(labels, "state");
    }

    private static String of(Map<String, String> labels, String what) {
        String found = get("/api/v1/incidents")
                .jsonPath()
                .getString("incidents.find { it.title == '%s' }?.%s".formatted(fingerprint(labels), what));
        return found == null ? "" : found;
    }

    /** Its whole timeline; empty as long as there is no such incident. */
    static String story(Map<String, String> labels) {
        String id = id(labels);
        return id.isEmpty() ? "" : get("/api/v1/incidents/" + id).asString();
    }
}
