package dev.haetae.identity;

import static dev.haetae.identity.Callers.as;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever responds may stop automation; to let it go on takes somebody who may agree to its steps. */
@QuarkusTest
@WithTestResource(RealCluster.class)
class AutomationTest {

    private static final String SWITCH = "/api/v1/automation";

    private static Response turn(String who, String what, String body) {
        return as(who).contentType(ContentType.JSON).body(body).post(SWITCH + "/" + what);
    }

    @ParameterizedTest
    @CsvSource({
        "viewer, pause, 403, cdn",
        "viewer, resume, 403, kafka",
        "responder, pause, 200, mysql",
        "responder, resume, 403, mongodb",
        "approver, resume, 200, matchmaking",
        "admin, pause, 200, social-login"
    })
    void whoMayTurnIt(String role, String what, int status, String service) {
        String body = "{\"service\":\"%s\",\"reason\":\"a deployment\"}".formatted(service);
        turn("the-responder", "pause", body).then().statusCode(200);

        turn("the-" + role, what, body).then().statusCode(status);
    }

    @Test
    void whatIsPausedIsShownWithWhoDidItAndWhy() {
        String body =
                "{\"by\":\"the boss\",\"service\":\"analytics\",\"reason\":\"a migration\",\"until\":\"2999-01-01T00:00:00Z\"}";
        turn("the-responder", "pause", body)
                .then()
                .statusCode(200)
                .body("paused", equalTo(false))
                .body("pauses.find{it.service=='analytics'}.by.id", equalTo("the-responder"))
                .body("pauses.find{it.service=='analytics'}.reason", equalTo("a migration"))
                .body("pauses.find{it.service=='analytics'}.until", equalTo("2999-01-01T00:00:00Z"));
        turn("the-approver", "resume", "{\"service\":\"analytics\",\"reason\":\"done\"}")
                .then()
                .statusCode(200)
                .body("pauses.find{it.service=='analytics'}", nullValue());

        as("the-viewer")
                .get(SWITCH)
                .then()
                .statusCode(200)
                .body("history.findAll{it.service=='analytics'}.paused", equalTo(List.of(false, true)))
                .body("history.reason", hasItem("done"));
    }

    @Test
    void whatIsNotPausedCannotBeResumed() {
        turn("the-approver", "resume", "{\"service\":\"nobody\",\"reason\":\"done\"}")
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", containsString("nobody is not paused"));
    }

    @ParameterizedTest
    @CsvSource({"viewer, 403", "responder, 403", "approver, 409", "admin, 409"})
    void whoMayTrustAPlaybookAgain(String role, int status) {
        turn("the-" + role, "trust", "{\"playbook\":\"high-cpu\"}").then().statusCode(status);
    }

    @Test
    void whomToTrustIsToBeSaid() {
        turn("the-approver", "trust", "{}").then().statusCode(400).contentType("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"reason\":\" \"}",
                "{\"reason\":\"one line\\nand another\"}",
                "{\"reason\":\"a deployment\",\"service\":\"\"}",
                "{\"reason\":\"a deployment\",\"service\":\"nobody-has-heard-of-it\"}",
                "{\"reason\":\"a deployment\",\"until\":\"tomorrow\"}",
                "{\"reason\":\"a deployment\",\"until\":\"2001-01-01T00:00:00Z\"}"
            })
    void whatCannotBeUnderstoodPausesNothing(String body) {
        turn("the-responder", "pause", body).then().statusCode(400).contentType("application/problem+json");
        as("the-viewer").get(SWITCH).then().body("paused", equalTo(false));
    }
}
