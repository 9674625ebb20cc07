package dev.haetae.receive;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.haetae.Practice;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where there is no room, every sender is asked to come again, and none is answered 429. */
@QuarkusTest
@TestProfile(FullBacklogTest.NoRoom.class)
@QuarkusTestResource(value = Practice.class, restrictToAnnotatedClass = true)
class FullBacklogTest {

    public static final class NoRoom implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("haetae.backlog.limit", "0");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"alertmanager", "grafana", "pagerduty"})
    void aFullBacklogIs503(String kind) {
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/webhooks/" + kind)
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .header("Retry-After", equalTo("5"))
                .body("title", equalTo("There is no room for the request now"))
                .body("detail", equalTo("0 alerts wait for triage, and 0 may"));
    }
}
