package dev.haetae.api;

import static dev.haetae.testkit.Patience.await;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import dev.haetae.Practice;
import dev.haetae.policy.source.PolicyFiles;
import dev.haetae.testkit.SimulatorProcess;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What would happen, what would have happened, and how it went: asked of the running product, to which nothing else happens. */
@QuarkusTest
@WithTestResource(value = Practice.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ForesightTest {

    /** A quiet Thursday night in Seoul: neither peak nor maintenance. */
    private static final String AT = "2026-11-19T18:00:00Z";

    /** Timers and commits of the receiver itself go on meanwhile. */
    private static final String OUR_OWN_ROUND = "haetae_(store|timers)_.*";

    SimulatorProcess simulator;

    private static byte[] captured(String name) {
        try (var body = ForesightTest.class.getResourceAsStream("/alertmanager/" + name + ".json")) {
            return body.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Response simulate(String name, String query) {
        return given().contentType(ContentType.JSON).body(captured(name)).post("/api/v1/simulate?" + query);
    }

    private static byte[] policiesWith(String file, String text) {
        Map<String, String> texts = new TreeMap<>(PolicyFiles.shipped().texts());
        texts.put(file, text);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> entry : texts.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static final byte[] EVERYTHING_IS_SEV3 =
            policiesWith("severity.yaml", "rules: []\ndefault: {critical: Sev3, warning: Sev3, info: Sev3}\n");

    private static long kept() {
        return get("/api/v1/incidents")
                .then()
                .extract()
                .jsonPath()
                .getList("incidents")
                .size();
    }

    @ParameterizedTest
    @Order(1)
    @ValueSource(strings = {"game-server-down.v0.25", "game-server-down.v0.33"})
    void aBodyIsToldToItsEndAndNothingIsDone(String name) {
        String metrics = withoutTime(get("/q/metrics").asString());
        assertThat(metrics).contains("haetae_incidents_opened_total", "haetae_deliveries_triaged_total");

        simulate(name, "at=" + AT)
                .then()
                .statusCode(200)
                .body("policies.origin", equalTo("shipped"))
                .body("alerts", hasSize(1))
                .body("alerts[0].becomes", equalTo("incident"))
                .body("incidents[0].foretold.severity", equalTo("Sev1"))
                .body("incidents[0].foretold.severityBecause.rule", startsWith("severity.yaml:"))
                .body("incidents[0].foretold.correlationKey", equalTo("production/game-production/game-server/zone-1"))
                .body("incidents[0].foretold.playbook", equalTo("game-server-down"))
                .body("incidents[0].ladder[0].action", equalTo("look around Deployment game-server-zone-1"))
                .body("incidents[0].ladder[0].result", equalTo("applied"))
                .body("incidents[0].ladder[1].action", containsString("from 2 to 3"))
                .body("incidents[0].ladder[1].verdicts.guard", hasItem("bounds"))
                .body("incidents[0].ladder[1].result", equalTo("no-effect"))
                .body("incidents[0].foretold.handedOver.tag", equalTo("ladder-exhausted"))
                .body("incidents[0].timeline.rule", hasItem(startsWith("playbooks/game-server-down.yaml:")))
                .body("notifications.what", hasItem("opened"));

        assertThat(kept()).isZero();
        assertThat(simulator.audit()).isEmpty();
        assertThat(get("/api/v1/deliveries").asString()).isEmpty();
        assertThat(withoutTime(get("/q/metrics").asString()))
                .as("no counter of ours has moved")
                .isEqualTo(metrics);
    }

    private static String withoutTime(String metrics) {
        return metrics.lines()
                .filter(line -> line.startsWith("haetae_") && !line.matches(OUR_OWN_ROUND))
                .reduce("", (all, line) -> all + line + "\n");
    }

    @Test
    @Order(2)
    void theTimeDecidesToo() {
        simulate("game-server-down.v0.33", "at=2026-11-23T17:00:00Z")
                .then()
                .statusCode(200)
                .body("incidents[0].ladder[1].result", equalTo("denied"))
                .body("incidents[0].ladder[1].because.tag", equalTo("maintenance"));
    }

    @Test
    @Order(3)
    void otherPoliciesCanBeTried() {
        given().multiPart("body", "body.json", captured("game-server-down.v0.33"), "application/json")
                .multiPart("policies", "policies.zip", EVERYTHING_IS_SEV3, "application/zip")
                .post("/api/v1/simulate?at=" + AT)
                .then()
                .statusCode(200)
                .body("policies.origin", equalTo("the archive"))
                .body("incidents[0].foretold.severity", equalTo("Sev3"));
    }

    @Test
    @Order(4)
    void whatIsWrongWithThemIsSaidLineByLine() {
        given().multiPart("body", "body.json", captured("game-server-down.v0.33"), "application/json")
                .multiPart("policies", "policies.zip", policiesWith("severity.yaml", "rules: 1\n"), "application/zip")
                .post("/api/v1/simulate")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("problems.file", hasItem("severity.yaml"))
                .body("problems.line", hasItem(1))
                .body("problems.instead", hasItem(containsString("read from the top")));
    }

    @Test
    @Order(5)
    void whatIsNotUnderstoodIsSaid() {
        given().contentType(ContentType.JSON)
                .body("{\"version\":\"3\"}")
                .post("/api/v1/simulate")
                .then()
                .statusCode(400)
                .body("detail", containsString("expected \"4\""));
        simulate("game-server-down.v0.33", "kind=nagios")
                .then()
                .statusCode(400)
                .body("detail", containsString("nagios"));
        simulate("game-server-down.v0.33", "at=yesterday").then().statusCode(400);
        given().multiPart("policies", "p.zip", EVERYTHING_IS_SEV3, "application/zip")
                .post("/api/v1/simulate")
                .then()
                .statusCode(400)
                .body("detail", containsString("'body' is missing"));
    }

    @Test
    @Order(6)
    void whatReallyCameIsReplayedByOtherPolicies() {
        given().contentType(ContentType.JSON)
                .body(captured("game-server-down.v0.25"))
                .post("/webhooks/alertmanager")
                .then()
                .statusCode(202);
        await().until(() -> kept() == 1);

        JsonPath replay = given().multiPart("policies", "policies.zip", EVERYTHING_IS_SEV3, "application/zip")
                .post("/api/v1/replay")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(replay.getInt("comparison.deliveries")).isOne();
        assertThat(replay.getList("comparison.changed")).hasSize(1);
        assertThat(replay.getString("comparison.changed[0].differences[0].what"))
                .isEqualTo("severity");
        assertThat(replay.getString("comparison.changed[0].differences[0].before"))
                .isEqualTo("Sev1");
        assertThat(replay.getString("comparison.changed[0].differences[0].after"))
                .isEqualTo("Sev3");
        assertThat(replay.getString("comparison.changed[0].differences[0].because.rule"))
                .startsWith("severity.yaml:");
        assertThat(kept()).isOne();
    }

    /** What is so now counts: the incident that is open is joined. */
    @Test
    @Order(7)
    void theLiveContextIsSeen() {
        String open = get("/api/v1/incidents").jsonPath().getString("incidents[0].id");

        simulate("game-server-down.v0.25", "context=live")
                .then()
                .statusCode(200)
                .body("alerts[0].becomes", equalTo("incident"))
                .body("alerts[0].incident", equalTo(open));
        simulate("game-server-down.v0.25", "context=empty&at=" + AT)
                .then()
                .statusCode(200)
                .body("alerts[0].becomes", equalTo("incident"))
                .body("incidents[0].foretold.id", startsWith("20261119-"));
    }

    @Test
    @Order(8)
    void whatCameCanBeExported() {
        List<String> lines = get("/api/v1/deliveries").asString().lines().toList();

        assertThat(lines).hasSize(1);
        assertThat(JsonPath.from(lines.getFirst()).getString("alert.labels.alertname"))
                .isEqualTo("GameServerDown");
        assertThat(get("/api/v1/deliveries?to=2020-01-01T00:00:00Z").asString()).isEmpty();
    }

    @Test
    @Order(9)
    void theReportSaysHowThePlaybookDid() {
        // there is no such playbook in it until its incident is known
        await().until(() -> Integer.valueOf(1).equals(get("/api/v1/report").path("playbooks[0].acted")));

        get("/api/v1/report?since=1h")
                .then()
                .statusCode(200)
                .body("playbooks", hasSize(1))
                .body("playbooks[0].playbook", equalTo("game-server-down"))
                .body("playbooks[0].modes.auto", equalTo(1))
                .body("playbooks[0].incidents", equalTo(1));
        get("/api/v1/report?since=fortnight").then().statusCode(400).body("detail", containsString("fortnight"));
    }
}
