package dev.haetae;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The whole receiver with channels: a pager that fails holds back neither the fix nor the team's thread. */
@QuarkusTest
@WithTestResource(Practice.class)
@WithTestResource(Outside.class)
class ChannelsTest {

    private static final String OPENED =
            "ft_circuitbreaker_opened_total{method=\"dev.haetae.function.status.PagerDutyApi.send\"}";

    Outside.Peers peers;

    @Test
    void theFixRunsAndTheTeamHearsWhileThePagerFails() {
        fires();

        await().atMost(Duration.ofSeconds(30))
                .until(() -> peers.slack().stream().anyMatch(said -> said.contains("Now checking whether it helps")));
        assertThat(peers.slack().getFirst()).contains("#game-sre").doesNotContain("thread_ts");
        assertThat(peers.slack().get(1)).contains("1700000000.000001");
        assertThat(peers.pages()).isEmpty();
        await().until(() -> metrics().lines().anyMatch(line -> line.startsWith(OPENED) && !line.endsWith(" 0.0")));

        peers.pagerDutyWorks().set(true);
        await().atMost(Duration.ofSeconds(60)).until(() -> !peers.pages().isEmpty());
        assertThat(peers.pages().getFirst()).contains("trigger", "Trouble:");
        await().atMost(Duration.ofSeconds(30)).until(() -> story().contains("told over pager"));
        assertThat(story() + metrics()).contains("action-ended").doesNotContain(Outside.SECRET);
    }

    private static void fires() {
        given().contentType(ContentType.JSON)
                .body("""
                        {"version":"4","groupKey":"{}:{}","alerts":[{"status":"firing","startsAt":"%s","endsAt":"0001-01-01T00:00:00Z",
                        "fingerprint":"52dcb061ef7ecf77","labels":{"alertname":"GameServerDown","service":"game-server",
                        "zone":"zone-1","severity":"critical","cluster":"production","namespace":"game-production"},
                        "annotations":{}}]}""".formatted(Instant.now()))
                .post("/webhooks/alertmanager")
                .then()
                .statusCode(202);
    }

    private static String story() {
        String id = get("/api/v1/incidents").path("incidents[0].id");
        return get("/api/v1/incidents/" + id).asString();
    }

    private static String metrics() {
        return get("/q/metrics").asString();
    }
}
