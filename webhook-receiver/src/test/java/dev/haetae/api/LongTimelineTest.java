package dev.haetae.api;

import static dev.haetae.testkit.Patience.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.haetae.Practice;
import dev.haetae.incident.Actor;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Incidents;
import dev.haetae.policy.Because;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** However much happened to an incident, an answer has a bound, says what it leaves out, and the rest can be had. */
@QuarkusTest
@WithTestResource(Practice.class)
class LongTimelineTest {

    private static final int NOTES = 2500;

    @Inject
    Incidents incidents;

    @Inject
    InstantSource clock;

    /** It has a playbook, so that there are steps before the notes. */
    private static String incident() {
        String alert = given().contentType(ContentType.JSON)
                .body("""
                      {"version":"4","alerts":[{"status":"firing","startsAt":"2026-11-20T03:00:00Z","annotations":{},
                       "labels":{"alertname":"GameServerDown","service":"game-server","zone":"zone-1",
                        "severity":"critical","cluster":"staging","namespace":"game-production"}}]}""")
                .post("/webhooks/alertmanager")
                .then()
                .statusCode(202)
                .extract()
                .path("ids[0]");
        await().until(() -> incidentOf(alert) != null);
        String incident = incidentOf(alert);
        await().until(
                        () -> page(incident, "").extract().jsonPath().getList("timeline.type"),
                        types -> types.contains("handed-over"));
        return incident;
    }

    private static String incidentOf(String alert) {
        return given().get("/api/v1/alerts/" + alert).path("incident");
    }

    private static ValidatableResponse page(String incident, String query) {
        return given().get("/api/v1/incidents/" + incident + query).then().statusCode(200);
    }

    private void note(String incident) {
        incidents.change(
                incident,
                clock.instant(),
                transition -> IntStream.range(0, NOTES)
                        .forEach(note -> transition.record(
                                Actor.person("jiwoo"),
                                new Because("noted", "jiwoo noted", null),
                                new Happening.Noted("note " + note))));
    }

    @Test
    void theNewestEntriesComeFirstAndTheEarlierOnesOnDemand() {
        String incident = incident();
        JsonPath before =
                page(incident, "").body("earlier", nullValue()).extract().jsonPath();
        note(incident);
        int last = before.getList("timeline").size() + NOTES;

        JsonPath page = page(incident, "").extract().jsonPath();
        List<Integer> seqs = new ArrayList<>();
        while (page.get("earlier") != null) {
            List<Integer> found = page.getList("timeline.seq");
            assertThat(found).hasSize(1000);
            assertThat(page.getInt("earlier")).isEqualTo(found.getFirst() - 1);
            assertThat(page.getList("steps")).isEqualTo(before.getList("steps"));
            seqs.addAll(0, found);
            page = page(incident, "?before=" + found.getFirst()).extract().jsonPath();
        }
        seqs.addAll(0, page.getList("timeline.seq"));
        assertThat(seqs.getLast()).isGreaterThanOrEqualTo(last);
        assertThat(seqs)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, seqs.getLast()).boxed().toList());
        assertThat(before.getList("steps")).isNotEmpty();
        given().get("/api/v1/incidents/" + incident + "?before=0")
                .then()
                .statusCode(400)
                .body("detail", equalTo("before: is the seq of an entry, not 0"));
    }
}
