package dev.haetae.api;

import static dev.haetae.testkit.Patience.await;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.nullValue;

import dev.haetae.Practice;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

/** Calling somebody by hand, and who was called as the API shows it. */
@QuarkusTest
@WithTestResource(Practice.class)
class EscalateTest {

    private static String incident(String service) {
        String alert = given().contentType(ContentType.JSON)
                .body("""
                      {"version":"4","alerts":[{"status":"firing","startsAt":"2026-11-20T03:00:00Z","annotations":{},
                       "labels":{"alertname":"SomethingOdd","service":"%s","severity":"warning"}}]}""".formatted(service))
                .post("/webhooks/alertmanager")
                .then()
                .statusCode(202)
                .extract()
                .path("ids[0]");
        await().until(() -> incidentOf(alert) != null);
        String incident = incidentOf(alert);
        await().until(() ->
                !given().get(incident).jsonPath().getList("escalations").isEmpty());
        return incident;
    }

    private static String incidentOf(String alert) {
        String id = given().get("/api/v1/alerts/" + alert).path("incident");
        return id == null ? null : "/api/v1/incidents/" + id;
    }

    private static ValidatableResponse escalate(String incident, String body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post(incident + "/escalate")
                .then();
    }

    @Test
    void thePeopleWhoWereCalledAreShown() {
        String incident = incident("called");
        escalate(incident, "{\"by\":\"jiwoo\"}").statusCode(200).body("state", equalTo("opened"));

        given().get(incident)
                .then()
                .body("escalations.level", hasItems("secondary", "tertiary"))
                .body("escalations[0].rule", equalTo("automation-failed"))
                .body("escalations[0].by", equalTo("policy"))
                .body("escalations[1].rule", nullValue())
                .body("escalations[1].by", equalTo("jiwoo"))
                .body("escalations[1].who", equalTo("team-lead"))
                .body("timeline.type", hasItems("escalated"));
    }

    @Test
    void aLevelThatThereIsNotIsAProblem() {
        escalate(incident("unknown-level"), "{\"level\":\"king\"}")
                .statusCode(400)
                .contentType("application/problem+json")
                .body("detail", equalTo("level: there is no 'king', but primary, secondary, tertiary, executive"));
    }

    @Test
    void afterTheLastThereIsNobody() {
        String incident = incident("nobody-left");
        escalate(incident, "{\"level\":\"executive\"}").statusCode(200);
        escalate(incident, "{}").statusCode(409).body("detail", containsString("nobody left"));
    }

    @Test
    void whatIsOverOrIsNotThereCallsNobody() {
        String incident = incident("over");
        given().contentType(ContentType.JSON).body("{}").post(incident + "/resolve");
        escalate(incident, "{}").statusCode(409).contentType("application/problem+json");
        escalate("/api/v1/incidents/none", "{}").statusCode(404).contentType("application/problem+json");
    }
}
