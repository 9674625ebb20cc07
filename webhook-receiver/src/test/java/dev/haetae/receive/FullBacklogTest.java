package dev.haetae.receive;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.haetae.Practice;
import dev.haetae.inbox.Inbox;
import dev.haetae.receive.TroubledDisk.Trouble;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where there is no room, every sender is asked to come again, and none is answered 429. */
@QuarkusTest
@TestProfile(TroubledDisk.Profile.class)
@WithTestResource(Practice.class)
class FullBacklogTest {

    @Inject
    Inbox inbox;

    @BeforeEach
    void asManyWaitAsMay() {
        TroubledDisk.has(Trouble.NOTHING_IS_TRIAGED);
        for (long waiting = inbox.backlog().size(); waiting < TroubledDisk.ROOM; waiting++) {
            post("pagerduty", "{\"event\":{\"id\":\"waits-%d\",\"event_type\":\"pagey.ping\"}}".formatted(waiting))
                    .then()
                    .statusCode(202);
        }
    }

    @AfterAll
    static void recovers() {
        TroubledDisk.recovers();
    }

    private static Response post(String kind, String body) {
        return given().contentType(ContentType.JSON).body(body).post("/webhooks/" + kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"alertmanager", "grafana", "pagerduty"})
    void aFullBacklogIs503(String kind) {
        post(kind, "{}")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", equalTo("5"))
                .body("title", equalTo("There is no room for the request now"))
                .body("detail", equalTo("5 alerts wait for triage, and 5 may"));
    }
}
