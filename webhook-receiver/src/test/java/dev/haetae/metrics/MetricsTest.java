package dev.haetae.metrics;

import static dev.haetae.testkit.Patience.await;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.Practice;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import java.time.Instant;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be seen from outside: everything from zero on, and each thing that happens once: nobody else may be before it. */
@QuarkusTest
@WithTestResource(value = Practice.class, scope = TestResourceScope.RESTRICTED_TO_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MetricsTest {

    private static Instant started;

    @BeforeAll
    static void alertBegins() {
        started = Instant.now();
    }

    private static void post(String status, Instant endsAt) {
        given().contentType(ContentType.JSON)
                .body("""
                        {"version":"4","alerts":[{"status":"%s","startsAt":"%s","endsAt":"%s",
                        "fingerprint":"52dcb061ef7ecf77","labels":{"alertname":"GameServerDown","service":"game-server",
                        "zone":"zone-1","severity":"critical","cluster":"production","namespace":"game-production"},
                        "annotations":{}}]}""".formatted(status, started, endsAt))
                .post("/webhooks/alertmanager")
                .then()
                .statusCode(202);
    }

    @ParameterizedTest
    @Order(1)
    @ValueSource(
            strings = {
                "haetae_deliveries_triaged_total{fate=\"suppressed\",kind=\"grafana\",source=\"grafana\"}",
                "haetae_inbox_deliveries",
                "haetae_inbox_oldest_age_seconds",
                "haetae_incidents_opened_total{severity=\"Sev0\"}",
                "haetae_incidents_open{severity=\"Sev0\",state=\"opened\"}",
                "haetae_incidents_handed_over_total",
                "haetae_incident_escalations_total{level=\"executive\"}",
                "haetae_incident_time_to_acknowledge_seconds_bucket{le=\"300.0\"}",
                "haetae_incident_time_to_mitigate_seconds_count",
                "haetae_incident_time_to_resolve_seconds_sum",
                "haetae_actions_started_total{verb=\"scale\"}",
                "haetae_actions_ended_total{outcome=\"already-applied\",verb=\"scale\"}",
                "haetae_actions_taken_back_total{outcome=\"refused\",verb=\"configure\"}",
                "haetae_actions_reverted_total{verb=\"isolate\"}",
                "haetae_action_results_total{playbook=\"game-server-down\",result=\"worse\"}",
                "haetae_guard_verdicts_total{guard=\"target-lock\",reason=\"locked\",verdict=\"denied\"}",
                "haetae_steps_denied_total{reason=\"target-owned\"}",
                "haetae_announcements_total{channel=\"log\",result=\"given-up\"}",
                "haetae_announcement_failures_total{channel=\"log\",reason=\"timeout\"}",
                "haetae_breaker_state{breaker=\"announce-pagerduty\",state=\"open\"}",
                "haetae_breaker_state{breaker=\"scale-writes\",state=\"half-open\"}",
                "haetae_store_commit_seconds_count{result=\"failed\"}",
                "haetae_timers_late_seconds"
            })
    void whatHasNotHappenedYetStandsAtZero(String series) {
        assertThat(Scraped.now().value(series)).isZero();
    }

    @Test
    @Order(2)
    void anIncidentIsCountedOnItsWay() {
        post("firing", Instant.EPOCH);
        await().untilAsserted(() -> isCountedOnItsWay(Scraped.now()));
    }

    /** Each is counted by another, one after the other. */
    private static void isCountedOnItsWay(Scraped now) {
        assertThat(now.sum("haetae_actions_ended_total"))
                .as("the look around, and what is done")
                .isEqualTo(2);
        assertThat(
                        now.value(
                                "haetae_deliveries_triaged_total{fate=\"incident\",kind=\"alertmanager\",source=\"alertmanager\"}"))
                .isOne();
        assertThat(now.value("haetae_incidents_opened_total{severity=\"Sev1\"}"))
                .isOne();
        assertThat(now.value("haetae_incidents_open{severity=\"Sev1\",state=\"mitigating\"}"))
                .isOne();
        assertThat(now.value("haetae_incident_escalations_total{level=\"primary\"}"))
                .isOne();
        assertThat(now.value("haetae_actions_started_total{verb=\"scale\"}")).isOne();
        assertThat(now.value("haetae_actions_ended_total{outcome=\"applied\",verb=\"scale\"}"))
                .isOne();
        assertThat(now.value("haetae_actions_ended_total{outcome=\"applied\",verb=\"diagnose\"}"))
                .isOne();
        assertThat(now.value(
                        "haetae_guard_verdicts_total{guard=\"bounds\",reason=\"within-bounds\",verdict=\"allowed\"}"))
                .isOne();
        assertThat(now.value("haetae_incident_time_to_mitigate_seconds_count")).isOne();
        assertThat(now.value("haetae_store_commit_seconds_count{result=\"done\"}"))
                .isPositive();
        assertThat(now.value("haetae_announcements_total{channel=\"log\",result=\"told\"}"))
                .isPositive();
    }

    @Test
    @Order(3)
    void whatIsSaidAgainIsCountedAsThat() {
        post("firing", Instant.EPOCH);
        await().until(() -> Scraped.now()
                        .value(
                                "haetae_deliveries_triaged_total{fate=\"repeated\",kind=\"alertmanager\",source=\"alertmanager\"}")
                == 1);
        assertThat(Scraped.now().sum("haetae_incidents_opened_total")).isOne();
    }

    @Test
    @Order(4)
    void whoTakesItAndItsEndAreTimed() {
        String id = get("/api/v1/incidents").jsonPath().getString("incidents[0].id");
        given().contentType(ContentType.JSON)
                .body("{}")
                .post("/api/v1/incidents/" + id + "/acknowledge")
                .then()
                .statusCode(200);
        assertThat(Scraped.now().value("haetae_incident_time_to_acknowledge_seconds_count"))
                .isOne();

        post("resolved", Instant.now());
        await().untilAsserted(() -> isOver(Scraped.now()));
    }

    private static void isOver(Scraped now) {
        assertThat(now.value("haetae_incident_time_to_resolve_seconds_count")).isOne();
        assertThat(now.sum("haetae_incidents_open")).isZero();
        assertThat(now.sum("haetae_action_results_total")).isOne();
    }

    /** Labels are words of ours: never an incident, an alert or a target (M2). */
    @Test
    @Order(5)
    void noLabelNamesWhatIsWithoutBound() {
        assertThat(Scraped.now().lines())
                .filteredOn(line -> line.startsWith("haetae_"))
                .map(line -> line.substring(0, line.lastIndexOf(' ')))
                .noneMatch(line -> line.contains("52dcb061ef7ecf77") || line.contains("zone-1") || line.contains("202"))
                .hasSizeLessThan(1000);
    }
}
