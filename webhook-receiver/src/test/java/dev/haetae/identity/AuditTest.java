package dev.haetae.identity;

import static dev.haetae.identity.Callers.as;
import static dev.haetae.identity.Callers.incident;
import static dev.haetae.identity.Callers.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who did what and why leaves as lines that other programs read, and only for those who may see all of it. */
@QuarkusTest
@WithTestResource(RealCluster.class)
class AuditTest {

    @Test
    void theAuditIsForAdministratorsOneEventALine() {
        String incident = incident("audited");
        post(as("the-responder"), "/api/v1/incidents/" + incident + "/note")
                .then()
                .statusCode(200);
        as("the-approver").get("/api/v1/audit").then().statusCode(403);

        Response export = as("the-admin").get("/api/v1/audit?from=2026-01-01T00:00:00Z");
        assertThat(export.contentType()).startsWith("application/x-ndjson");
        String noted = export.asString()
                .lines()
                .filter(line -> line.contains(incident) && line.contains("\"noted\""))
                .findFirst()
                .orElseThrow();
        var line = JsonPath.from(noted);
        assertThat(line.getMap("$")).containsKeys("seq", "at", "reason", "sentence");
        assertThat(line.getString("type")).isEqualTo("noted");
        assertThat(line.getString("actor.id")).isEqualTo("the-responder");
        assertThat(line.getString("details.text")).isEqualTo("seen");
    }

    @ParameterizedTest
    @ValueSource(strings = {"from=noon", "to=2026-11-20", "from=2026-11-21T00:00:00Z&to=2026-11-20T00:00:00Z"})
    void aPeriodThatIsNoneIsRefused(String period) {
        as("the-admin").get("/api/v1/audit?" + period).then().statusCode(400).contentType("application/problem+json");
    }

    @Test
    void anExportOfNothingIsEmpty() {
        String past = "/api/v1/audit?from=2001-01-01T00:00:00Z&to=2001-01-02T00:00:00Z";
        assertThat(as("the-admin").get(past).then().statusCode(200).extract().asString())
                .isEmpty();
    }
}
