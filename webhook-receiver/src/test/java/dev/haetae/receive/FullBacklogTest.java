package dev.haetae.receive;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.haetae.Practice;
import dev.haetae.inbox.Inbox;
import dev.haetae.receive.TroubledDisk.Trouble;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where there is no room, every sender is asked to come again, and none is answered 429. */
@QuarkusTest
@TestProfile(FullBacklogTest.NoRoom.class)
@QuarkusTestResource(value = Practice.class, restrictToAnnotatedClass = true)
class FullBacklogTest {

    @Inject
    Inbox inbox;

    public static final class NoRoom extends TroubledDisk.Profile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("haetae.backlog.limit", "1");
        }
    }

    @BeforeEach
    void oneWaits() {
        TroubledDisk.has(Trouble.NOTHING_IS_TRIAGED);
        if (inbox.backlog().size() == 0) {
            post("pagerduty", "{\"event\":{\"id\":\"1\",\"event_type\":\"pagey.ping\"}}")
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
                .body("detail", equalTo("1 alerts wait for triage, and 1 may"));
    }
}
