package dev.haetae.reconcile;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Alertmanager lists over HTTP makes up for webhooks that never came. */
@QuarkusTest
@WithTestResource(AlertmanagerPeer.class)
class ListingTest {

    @BeforeEach
    void nothingIsHeld() {
        AlertmanagerPeer.ALERTS.set("[]");
    }

    /** As a real 0.28 lists it. */
    private static String listed(String service, String state, String silences) {
        return """
            [{"annotations":{"summary":"odd"},"endsAt":"2026-11-20T05:00:00.000Z","fingerprint":"fp-%1$s",
              "receivers":[{"name":"haetae"}],"startsAt":"2026-11-20T03:00:00.000Z",
              "status":{"inhibitedBy":[],"silencedBy":[%3$s],"state":"%2$s"},
              "updatedAt":"2026-11-20T03:00:00.000Z","generatorURL":"http://prometheus:9090/graph",
              "labels":{"alertname":"SomethingOdd","service":"%1$s","severity":"warning"}}]""".formatted(service, state, silences);
    }

    private static void post(String service) {
        given().contentType(ContentType.JSON)
                .body("""
                    {"version":"4","receiver":"haetae","status":"firing","alerts":[{"status":"firing","fingerprint":"fp-%1$s",
                     "labels":{"alertname":"SomethingOdd","service":"%1$s","severity":"warning"},
                     "annotations":{},"startsAt":"2026-11-20T03:00:00Z"}]}""".formatted(service))
                .post("/webhooks/alertmanager")
                .then()
                .statusCode(202);
    }

    private static JsonPath of(String service) {
        return given().get("/api/v1/incidents?service=" + service).jsonPath();
    }

    private static List<String> states(String service) {
        return of(service).getList("incidents.state");
    }

    @Test
    void whatIsGoneThereIsResolved() {
        post("gone");
        await().until(() -> states("gone").equals(List.of("closed")));
    }

    @Test
    void whatWeNeverGotIsTakenIn() {
        AlertmanagerPeer.ALERTS.set(listed("missed", "active", ""));
        await().until(() -> states("missed").equals(List.of("opened")));
    }

    @Test
    void whatIsSilencedThereIsHeld() {
        AlertmanagerPeer.ALERTS.set(listed("silenced", "suppressed", "\"5f0a\""));
        post("silenced");
        await().until(() -> of("silenced").getList("incidents.held").toString().contains("5f0a"));
    }
}
