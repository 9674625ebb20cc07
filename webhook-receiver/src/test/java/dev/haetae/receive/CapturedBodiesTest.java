package dev.haetae.receive;

import static dev.haetae.testkit.Patience.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import dev.haetae.Practice;
import dev.haetae.testkit.AuditLine;
import dev.haetae.testkit.SimulatorProcess;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bodies captured from real Alertmanagers, of both versions, through the running product to the cluster and back. */
@QuarkusTest
@WithTestResource(Practice.class)
class CapturedBodiesTest {

    SimulatorProcess simulator;

    @TestHTTPResource("/webhooks/alertmanager")
    URL webhook;

    private static byte[] captured(String name) {
        try (var body = CapturedBodiesTest.class.getResourceAsStream("/alertmanager/" + name + ".json")) {
            return body.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Response post(byte[] body) {
        return given().contentType(ContentType.JSON).body(body).post("/webhooks/alertmanager");
    }

    private static List<String> ids(String name) {
        return post(captured(name)).then().statusCode(202).extract().path("ids");
    }

    private static String incidentOf(String id) {
        await().until(() -> !"pending".equals(alert(id).getString("state")));
        return alert(id).getString("incident");
    }

    private static JsonPath alert(String id) {
        return given().get("/api/v1/alerts/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static JsonPath incident(String id) {
        return given().get("/api/v1/incidents/" + id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    /** Both versions' captures are of the same alert at different times; the earlier one comes first. */
    @Test
    void aGameServerGoesDownIsFixedAndComesBack() {
        String id = ids("game-server-down.v0.33").getFirst();
        String incident = incidentOf(id);
        await().until(() -> incident(incident).getList("timeline.type").contains("target-ready"));

        assertThat(simulator.audit())
                .filteredOn(AuditLine::accepted)
                .filteredOn(line -> "scale".equals(line.subresource()))
                .filteredOn(line -> "game-server-zone-1".equals(line.name()))
                .hasSize(1);
        ids("game-server-resolved.v0.33");
        JsonPath story = await().until(() -> incident(incident), CapturedBodiesTest::isClosedAndTold);
        assertThat(story.getString("severity")).isEqualTo("Sev1");
        assertThat(story.getString("scenario")).isEqualTo("S10");
        assertThat(story.getBoolean("simulated")).isTrue();
        assertThat(story.getList("steps.state")).containsExactly("applied", "helped");
        assertThat(story.getFloat("timeToResolve")).isPositive();
        assertThat(story.getList("timeline.type", String.class))
                .containsSubsequence(
                        "opened",
                        "playbook-chosen",
                        "step-done",
                        "guarded",
                        "action-started",
                        "action-ended",
                        "resolved",
                        "closed");

        String again = ids("game-server-down.v0.25").getFirst();
        assertThat(incidentOf(again)).isNotEqualTo(incident);
        ids("game-server-resolved.v0.25");
    }

    private static boolean isClosedAndTold(JsonPath story) {
        return "closed".equals(story.getString("state"))
                && story.getList("timeline.type").contains("announced");
    }

    @ParameterizedTest
    @CsvSource({"high-error-rate, payment-service", "redis-down, redis-cache"})
    void itIsLookedAtBeforeItIsActedUpon(String name, String service) {
        String incident = incidentOf(ids(name + ".v0.25").getFirst());
        assertThat(incidentOf(ids(name + ".v0.33").getFirst())).isEqualTo(incident);

        JsonPath story = incident(incident);
        assertThat(story.getString("service")).isEqualTo(service);
        assertThat(story.getInt("alertCount")).isOne();
        await().untilAsserted(() -> assertThat(incident(incident).<String>getList("timeline.type"))
                .containsSubsequence("playbook-chosen", "step-done", "guarded", "action-started", "action-ended"));
    }

    @ParameterizedTest
    @CsvSource({"kafka-lag-truncated.v0.25", "kafka-lag-truncated.v0.33"})
    void allAlertsOfATruncatedBodyAreOneIncident(String name) {
        List<String> ids = ids(name);
        assertThat(ids).hasSize(5).doesNotHaveDuplicates();
        assertThat(ids.stream().map(CapturedBodiesTest::incidentOf).distinct()).hasSize(1);
    }

    @Test
    void theListCanBeFilteredAndPaged() {
        incidentOf(ids("redis-down.v0.25").getFirst());
        incidentOf(ids("high-error-rate.v0.25").getFirst());

        given().get("/api/v1/incidents?service=redis-cache")
                .then()
                .statusCode(200)
                .body("incidents", hasSize(1))
                .body("incidents[0].service", equalTo("redis-cache"));
        String cursor = given().get("/api/v1/incidents?limit=1")
                .then()
                .body("incidents", hasSize(1))
                .extract()
                .path("cursor");
        given().get("/api/v1/incidents?limit=1&cursor=" + cursor).then().body("incidents", hasSize(1));
        given().get("/api/v1/incidents?severity=sev1&limit=200")
                .then()
                .body("incidents.service", hasItems("payment-service"));
        given().get("/api/v1/incidents?state=asleep")
                .then()
                .statusCode(400)
                .body("detail", equalTo("state: there is no 'asleep'"));
        given().get("/api/v1/incidents?limit=0").then().statusCode(400);
    }

    @Test
    void peopleHaveTheirSay() {
        String incident = incidentOf(ids("kafka-lag-truncated.v0.25").getFirst());
        String url = "/api/v1/incidents/" + incident;

        given().contentType(ContentType.JSON)
                .body("{\"by\":\"jiwoo\"}")
                .post(url + "/acknowledge")
                .then()
                .statusCode(200)
                .body("state", equalTo("acknowledged"));
        given().contentType(ContentType.JSON)
                .body("{\"by\":\"jiwoo\",\"text\":\"looking\"}")
                .post(url + "/note")
                .then()
                .statusCode(200);
        given().contentType(ContentType.JSON)
                .body("{\"by\":\"jiwoo\"}")
                .post(url + "/note")
                .then()
                .statusCode(400);
        given().contentType(ContentType.JSON)
                .post(url + "/resolve")
                .then()
                .statusCode(200)
                .body("state", equalTo("resolved"));
        await().until(() -> "closed".equals(incident(incident).getString("state")));
        given().contentType(ContentType.JSON)
                .post(url + "/resolve")
                .then()
                .statusCode(409)
                .body("detail", equalTo("the incident is closed by now"));

        assertThat(incident(incident).getList("timeline.findAll{it.type=='noted'}.actor.id"))
                .containsExactly("jiwoo");
    }

    @Test
    void whatIsNotKnownIsNotFound() {
        given().get("/api/v1/alerts/0123").then().statusCode(404).contentType("application/problem+json");
        given().get("/api/v1/incidents/0123").then().statusCode(404).contentType("application/problem+json");
        given().contentType(ContentType.JSON)
                .post("/api/v1/approvals/x/approve")
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    nonsense                                        | line 1, column 1
                    {                                               | line 1, column 2
                    []                                              | /
                    {"version":"5","alerts":[]}                     | /version
                    {"text":"a payload: template"}                  | /version
                    {"version":"4"}                                 | /alerts
                    {"version":"4","alerts":[{"status":"dancing"}]} | /alerts/0/labels
                    {"version":"4","alerts":[{"status":"dancing","labels":{}}]} | /alerts/0/status
                    {"version":"4","alerts":[{"status":"firing","labels":{},"startsAt":"noon"}]} | /alerts/0/startsAt
                    """)
    void aBodyThatCanNeverBeAcceptedSaysWhatAndWhere(String body, String where) {
        post(body.getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("where", equalTo(where));
    }

    @Test
    void anEmptyGroupIsFine() {
        post("{\"version\":\"4\",\"alerts\":[]}".getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(202)
                .body("received", equalTo(0));
    }

    @Test
    void otherThanJsonIsNotTaken() {
        given().contentType(ContentType.TEXT)
                .body("x")
                .post("/webhooks/alertmanager")
                .then()
                .statusCode(415);
    }

    @Test
    void aBodyOverTheLimitIsNotTaken() throws Exception {
        HttpRequest request = HttpRequest.newBuilder(webhook.toURI())
                .header("Content-Type", "application/json")
                .version(HttpClient.Version.HTTP_1_1)
                .expectContinue(true)
                .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[5 << 20]))
                .build();
        try (HttpClient sender = HttpClient.newHttpClient()) {
            assertThat(sender.send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(413);
        }
    }

    @Test
    void itIsReadyWhileItCanStore() {
        given().get("/q/health/ready").then().statusCode(200).body("checks.name", hasItems("store"));
        given().get("/q/health/live").then().statusCode(200);
    }
}
