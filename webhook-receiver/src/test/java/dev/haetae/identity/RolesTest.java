package dev.haetae.identity;

import static dev.haetae.identity.Callers.as;
import static dev.haetae.identity.Callers.incident;
import static dev.haetae.identity.Callers.post;
import static dev.haetae.identity.Callers.with;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** On a real cluster everybody says who they are, may do what their role allows, and is named in every event. */
@QuarkusTest
@WithTestResource(RealCluster.class)
class RolesTest {

    @ParameterizedTest
    @ValueSource(strings = {"/api/v1/incidents", "/api/v1/incidents/0", "/api/v1/alerts/0"})
    void whoDoesNotSayWhoTheyAreReadsNothing(String path) {
        given().get(path)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .header("WWW-Authenticate", containsString("Bearer"))
                .body("status", equalTo(401));
        with("x".repeat(40)).get(path).then().statusCode(401).contentType("application/problem+json");
        given().auth()
                .preemptive()
                .basic("the-admin", RealCluster.tokenOf("the-admin"))
                .get(path)
                .then()
                .statusCode(401);
    }

    @Test
    void healthNeedsNoToken() {
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/metrics").then().statusCode(200);
        with("not one of the API's").get("/q/health/live").then().statusCode(200);
    }

    @Test
    void aSendersCredentialAndTheApisTokensAreKeptApart() {
        assertThat(incident("kept-apart")).isNotBlank();
        with(RealCluster.SENDER).get("/api/v1/incidents").then().statusCode(401);
        post(as("the-admin"), "/webhooks/alertmanager").then().statusCode(401);
    }

    @ParameterizedTest
    @CsvSource({
        "viewer, note, 403",
        "viewer, acknowledge, 403",
        "responder, note, 200",
        "responder, acknowledge, 200",
        "approver, note, 200",
        "admin, note, 200",
        "responder, resume, 200",
        "viewer, escalate, 403",
        "responder, escalate, 200",
        "responder, resolve, 200"
    })
    void whatEachRoleMayDoToAnIncident(String role, String what, int status) {
        String path = "/api/v1/incidents/%s/%s".formatted(incident(role + "-" + what), what);
        Response answer = post(as("the-" + role), path);
        assertThat(answer.statusCode()).isEqualTo(status);
        if (status == 403) {
            assertThat(answer.contentType()).startsWith("application/problem+json");
        }
    }

    @ParameterizedTest
    @CsvSource({"viewer, 403", "responder, 403", "approver, 404", "admin, 404"})
    void whoMayAgreeToAStep(String role, int status) {
        post(as("the-" + role), "/api/v1/approvals/none.000/approve").then().statusCode(status);
        post(as("the-" + role), "/api/v1/approvals/none.000/reject").then().statusCode(status);
    }

    @ParameterizedTest
    @CsvSource({"viewer, 403", "responder, 403", "approver, 403", "admin, 200"})
    void whoMayChangeWhatIsLogged(String role, int status) {
        as("the-" + role)
                .contentType(ContentType.JSON)
                .body("{\"level\":\"info\"}")
                .put("/api/v1/logging/dev.haetae.identity")
                .then()
                .statusCode(status);
    }

    @Test
    void anEventCarriesWhoTheyAreAndNotWhatTheyClaim() {
        String url = "/api/v1/incidents/" + incident("claims");
        post(as("the-approver"), url + "/note").then().statusCode(200);

        var noted = as("the-viewer").get(url).jsonPath().setRootPath("timeline.find{it.type=='noted'}");
        assertThat(noted.getString("actor.kind")).isEqualTo("person");
        assertThat(noted.getString("actor.id")).isEqualTo("the-approver");
        assertThat(noted.getString("actor.via")).isEqualTo("api");
        assertThat(noted.getList("actor.roles")).isEqualTo(List.of("viewer", "responder", "approver"));
        assertThat(noted.getString("sentence")).isEqualTo("the-approver noted");
    }

    @Test
    void aSecretThatIsBeingReplacedCountsToo() {
        as("old-the-viewer").get("/api/v1/incidents").then().statusCode(200);
    }

    /** Every company has an "admin"; what was not meant for Haetae grants nothing here. */
    @ParameterizedTest
    @ValueSource(strings = {"admin", "viewer", "Haetae-admin", "haetae-", "haetae-king", "not-haetae-admin"})
    void aProvidersGroupIsNoRoleUnlessItNamesHaetae(String group) {
        String token = RealCluster.issued("mina", group);
        with(token).get("/api/v1/incidents").then().statusCode(403);
        with(token).get("/api/v1/audit").then().statusCode(403);
    }

    @Test
    void aTokenForAnotherClientIsNobodys() {
        with(RealCluster.issued("mina", "haetae-admin", "the-wiki"))
                .get("/api/v1/incidents")
                .then()
                .statusCode(401);
    }

    @Test
    void openIdConnectCountsWhereItIsEnabled() {
        with(RealCluster.issued("mina", "haetae-viewer"))
                .get("/api/v1/incidents")
                .then()
                .statusCode(200);
        with(RealCluster.issued("mina", "staff"))
                .get("/api/v1/incidents")
                .then()
                .statusCode(403);
        with(RealCluster.issued("mina", "haetae-viewer") + "x")
                .get("/api/v1/incidents")
                .then()
                .statusCode(401);

        String url = "/api/v1/incidents/" + incident("oidc");
        post(with(RealCluster.issued("mina", "haetae-responder")), url + "/acknowledge")
                .then()
                .statusCode(200);
        assertThat(as("the-viewer").get(url).<String>path("timeline.find{it.type=='acknowledged'}.actor.id"))
                .isEqualTo("mina");
    }
}
