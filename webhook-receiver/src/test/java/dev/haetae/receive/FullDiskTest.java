package dev.haetae.receive;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.haetae.Practice;
import dev.haetae.receive.TroubledDisk.Trouble;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What cannot be stored is not acknowledged, and the sender is asked to come again. */
@QuarkusTest
@TestProfile(TroubledDisk.Profile.class)
@QuarkusTestResource(value = Practice.class, restrictToAnnotatedClass = true)
class FullDiskTest {

    @AfterEach
    void recovers() {
        TroubledDisk.recovers();
    }

    private static Response post(String kind) {
        return given().contentType(ContentType.JSON)
                .body(
                        switch (kind) {
                            case "alertmanager" -> "{\"version\":\"4\",\"alerts\":[]}";
                            case "grafana" -> "{\"version\":\"1\",\"alerts\":[]}";
                            default -> "{\"event\":{\"id\":\"1\",\"event_type\":\"pagey.ping\"}}";
                        })
                .post("/webhooks/" + kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alertmanager", "grafana", "pagerduty"})
    void aFullDiskIs503(String kind) {
        TroubledDisk.has(Trouble.FULL);
        post(kind)
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", equalTo("5"))
                .body("detail", equalTo("The disk is full"));
        TroubledDisk.recovers();
        post(kind).then().statusCode(202);
    }
    /** PagerDuty listens for 5 seconds. What is written after that is the same as what is sent again. */
    @ParameterizedTest
    @ValueSource(strings = {"alertmanager", "grafana", "pagerduty"})
    void aDiskThatStallsIs503InTime(String kind) {
        TroubledDisk.has(Trouble.STALLED);
        Response answer = post(kind);
        answer.then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", equalTo("5"))
                .body("detail", equalTo("The disk did not answer within 4 seconds; send it again"));
        assertThat(answer.timeIn(TimeUnit.MILLISECONDS)).isBetween(3_900L, 4_990L);
        TroubledDisk.recovers();
        post(kind).then().statusCode(202);
    }
}
