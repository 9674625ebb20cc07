package dev.haetae.receive;

import static dev.haetae.testkit.Patience.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.Practice;
import dev.haetae.receive.SourcesConfig.Kind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is not taken leaves a trace: a number for each reason, and seldom a line. */
@QuarkusTest
@TestProfile(SourcesProfile.class)
@WithTestResource(Practice.class)
class TallyTest {

    private static double metric(String line) {
        return given().get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .filter(found -> found.startsWith(line + " "))
                .mapToDouble(found -> Double.parseDouble(found.substring(line.length() + 1)))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no " + line));
    }

    private static double refused(Kind kind, Reason reason) {
        return metric("haetae_deliveries_refused_total{kind=\"%s\",reason=\"%s\"}"
                .formatted(Source.word(kind), reason.word()));
    }

    private static double refused(Reason reason) {
        return refused(Kind.ALERTMANAGER, reason);
    }

    private static RequestSpecification by(String token) {
        return given().header("Authorization", "Bearer " + token);
    }

    private static void isCounted(Reason reason, int status, Runnable refusal) {
        double before = refused(reason);
        refusal.run();
        await().untilAsserted(() -> assertThat(refused(reason)).as("%d", status).isEqualTo(before + 1));
    }

    private static Response post(RequestSpecification sender, String body) {
        return sender.contentType(ContentType.JSON).body(body).post("/webhooks/alertmanager");
    }

    @ParameterizedTest
    @EnumSource
    void eachReasonHasItsSeriesForEachKind(Reason reason) {
        // others that share this application may have been refused before; what is asked here is that each has its
        // series
        for (Kind kind : Kind.values()) {
            assertThat(refused(kind, reason)).isNotNegative();
        }
    }

    @Test
    void whatIsRefusedIsCountedByItsReason() {
        isCounted(
                Reason.NOT_UNDERSTOOD,
                400,
                () -> post(by("am-new"), "{}").then().statusCode(400));
        isCounted(Reason.NOT_PROVEN, 401, () -> post(by("nobody"), "{}").then().statusCode(401));
        isCounted(
                Reason.METHOD,
                405,
                () -> given().delete("/webhooks/alertmanager").then().statusCode(405));
        isCounted(
                Reason.MEDIA_TYPE,
                415,
                () -> given().contentType(ContentType.TEXT)
                        .body("x")
                        .post("/webhooks/alertmanager")
                        .then()
                        .statusCode(415));
        isCounted(
                Reason.TOO_LARGE,
                413,
                () -> post(by("am-new"), " ".repeat((4 << 20) + 1)).then().statusCode(413));
    }

    @Test
    void aSourceThatIsTooFastIsToldFromADiskThatIsFull() {
        double before = refused(Reason.RATE);
        await().until(() -> post(by("noisy"), "{}").statusCode() == 503);
        await().untilAsserted(() -> assertThat(refused(Reason.RATE)).isGreaterThan(before));
        assertThat(refused(Reason.STORE)).isZero();
    }

    @Test
    void aNoticeThatIsNotKnownIsCounted() {
        double known = metric("haetae_notices_total{known=\"true\"}");
        double unknown = metric("haetae_notices_total{known=\"false\"}");
        notice("pagey.ping");
        notice("incident.of.tomorrow");
        assertThat(metric("haetae_notices_total{known=\"true\"}")).isEqualTo(known + 1);
        assertThat(metric("haetae_notices_total{known=\"false\"}")).isEqualTo(unknown + 1);
    }

    private static void notice(String type) {
        String body = "{\"event\":{\"id\":\"tally-%s\",\"event_type\":\"%s\"}}".formatted(type, type);
        given().contentType(ContentType.JSON)
                .header(SignedWebhooksTest.Sender.PAGERDUTY.proof(body.getBytes(StandardCharsets.UTF_8)))
                .body(body)
                .post("/webhooks/pagerduty")
                .then()
                .statusCode(202);
    }

    @Test
    void howeverMuchIsRefusedALineAMinuteSaysIt() {
        Refused refused = new Refused(Kind.PAGERDUTY, Reason.NOT_PROVEN, new SimpleMeterRegistry());
        Instant now = Instant.EPOCH;
        assertThat(refused.oneMore(now))
                .hasValueSatisfying(line -> assertThat(line)
                        .isEqualTo("Refused at /webhooks/pagerduty: the sender proves no configured source"
                                + " (1 since this was last said)"));
        for (int i = 0; i < 1000; i++) {
            assertThat(refused.oneMore(now.plusSeconds(59))).isEmpty();
        }
        assertThat(refused.oneMore(now.plus(Duration.ofMinutes(1))))
                .hasValueSatisfying(line -> assertThat(line).contains("(1001 since"));
    }
}
