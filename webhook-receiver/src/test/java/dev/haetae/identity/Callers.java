package dev.haetae.identity;

import static dev.haetae.testkit.Patience.await;
import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** Requests of those whom {@link RealCluster} knows. */
final class Callers {

    private Callers() {}

    static RequestSpecification as(String name) {
        return with(RealCluster.tokenOf(name));
    }

    static RequestSpecification with(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    static String incident(String service) {
        String id = with(RealCluster.SENDER)
                .contentType(ContentType.JSON)
                .body("""
                      {"version":"4","receiver":"haetae","status":"firing","alerts":[{"status":"firing",
                       "labels":{"alertname":"SomethingOdd","service":"%s","severity":"warning"},
                       "annotations":{},"startsAt":"2026-11-20T03:00:00Z"}]}""".formatted(service))
                .post("/webhooks/alertmanager")
                .then()
                .statusCode(202)
                .extract()
                .path("ids[0]");
        await().until(() -> incidentOf(id) != null);
        return incidentOf(id);
    }

    private static String incidentOf(String alert) {
        return as("the-viewer").get("/api/v1/alerts/" + alert).path("incident");
    }

    static Response post(RequestSpecification caller, String path) {
        return caller.contentType(ContentType.JSON)
                .body("{\"by\":\"the boss\",\"text\":\"seen\"}")
                .post(path);
    }
}
