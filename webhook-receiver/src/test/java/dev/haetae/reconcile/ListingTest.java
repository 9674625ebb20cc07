package dev.haetae.reconcile;

import static dev.haetae.testkit.Patience.await;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.haetae.policy.Alert;
import dev.haetae.remediate.Confirmation;
import dev.haetae.testkit.HttpScript;
import dev.haetae.testkit.Patience;
import dev.haetae.triage.Episode;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.smallrye.faulttolerance.api.CircuitBreakerMaintenance;
import io.smallrye.faulttolerance.api.CircuitBreakerState;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What Alertmanager lists over HTTP makes up for webhooks that never came, and what it does badly holds a fix back. */
@QuarkusTest
@WithTestResource(AlertmanagerPeer.class)
class ListingTest {

    private static final String FIRING = "SomethingOdd";

    @Inject
    AlertmanagerApi api;

    @Inject
    Conversation conversation;

    @Inject
    CircuitBreakerMaintenance breakers;

    @BeforeEach
    void nothingIsHeld() {
        AlertmanagerPeer.ALERTS.set("[]");
        AlertmanagerPeer.works();
        breakers.resetAll();
    }

    /** As a real 0.28 lists it. */
    private static String listed(String service, String state, String silences) {
        return """
            [{"annotations":{"summary":"odd"},"endsAt":"2026-11-20T05:00:00.000Z","fingerprint":"fp-%1$s",
              "receivers":[{"name":"haetae"}],"startsAt":"2026-11-20T03:00:00.000Z",
              "status":{"inhibitedBy":[],"silencedBy":[%3$s],"state":"%2$s"},
              "updatedAt":"2026-11-20T03:00:00.000Z","generatorURL":"http://prometheus:9090/graph",
              "labels":{"alertname":"SomethingOdd","service":"%1$s","severity":"warning"}}]""".formatted(service, state, silences);
    }

    private static void post(String service) {
        given().contentType(ContentType.JSON)
                .body("""
                    {"version":"4","receiver":"haetae","status":"firing","alerts":[{"status":"firing","fingerprint":"fp-%1$s",
                     "labels":{"alertname":"SomethingOdd","service":"%1$s","severity":"warning"},
                     "annotations":{},"startsAt":"2026-11-20T03:00:00Z"}]}""".formatted(service))
                .post("/webhooks/alertmanager")
                .then()
                .statusCode(202);
    }

    private static JsonPath of(String service) {
        return given().get("/api/v1/incidents?service=" + service).jsonPath();
    }

    private static List<String> states(String service) {
        return of(service).getList("incidents.state");
    }

    @Test
    void whatIsGoneThereIsResolved() {
        post("gone");
        await().until(() -> states("gone").equals(List.of("closed")));
    }

    @Test
    void whatWeNeverGotIsTakenIn() {
        AlertmanagerPeer.ALERTS.set(listed("missed", "active", ""));
        await().until(() -> states("missed").equals(List.of("opened")));
    }

    @Test
    void whatIsSilencedThereIsHeld() {
        AlertmanagerPeer.ALERTS.set(listed("silenced", "suppressed", "\"5f0a\""));
        post("silenced");
        await().until(() -> of("silenced").getList("incidents.held").toString().contains("5f0a"));
    }

    static Stream<Arguments> faults() {
        String padded = listed("asked", "active", "").replace("[{", "[" + " ".repeat(10_000_000) + "{");
        return Stream.of(
                Arguments.of(HttpScript.cut(), "its answer broke off or was too long"),
                Arguments.of(HttpScript.hang(), "it did not answer in time"),
                Arguments.of(HttpScript.answer(500, AlertmanagerPeer.SECRET), "it answered 500"),
                Arguments.of(HttpScript.answer(429, AlertmanagerPeer.SECRET), "it asks for patience (429)"),
                Arguments.of(HttpScript.answer(200, "<html>" + AlertmanagerPeer.SECRET), "its answer makes no sense"),
                Arguments.of(HttpScript.answer(200, padded), "its answer broke off or was too long"));
    }

    /** We ask for the alerts of one name, the steps of other tests for those of another; reconciliation asks for all. */
    private static long asked() {
        return AlertmanagerPeer.PEER.requests().stream()
                .map(request -> request.uri().toString())
                .filter(uri -> uri.contains("filter=") && uri.contains(FIRING))
                .count();
    }

    private String answer() {
        Map<String, String> labels = Map.of("alertname", FIRING, "service", "asked");
        Instant now = Instant.now();
        Episode episode = new Episode(
                "alertmanager", "fp-asked", new Alert(labels, Map.of()), null, now, null, now, "inc", "first", false);
        return switch (new AskAlertmanager(api, conversation, "alertmanager").isActive(episode, now)) {
            case Confirmation.Answer.Unknown unknown -> unknown.sentence();
            case Confirmation.Answer.Active _ -> "active";
            case Confirmation.Answer.Silenced silenced -> silenced.sentence();
            case Confirmation.Answer.Resolved resolved -> resolved.sentence();
        };
    }

    @ParameterizedTest
    @MethodSource("faults")
    void whatItDoesBadlyIsDoubtInWordsOfOurs(HttpScript fault, String why) {
        AlertmanagerPeer.PEER.always(fault);

        assertThat(answer()).isEqualTo("Alertmanager could not be asked whether it still fires: " + why);
        assertThat(asked()).isGreaterThanOrEqualTo(3);
    }

    /** Nor by its tries: here what is asked is never answered. */
    @Test
    void whoeverAsksWaitsNoLongerThanForAllThatIsAsked() {
        AlertmanagerPeer.PEER.plays(request -> request.uri().getPath().endsWith("/status") ? never() : "[]");
        assertThat(answer()).endsWith("it did not answer in time");

        assertTimeoutPreemptively(
                Patience.ENOUGH,
                () -> assertThatThrownBy(() -> conversation.hold(ListingTest::never))
                        .isInstanceOf(TimeoutException.class));
    }

    private static String never() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return "";
    }

    @Test
    void whatItDoesNotWantIsNotTriedAgain() {
        AlertmanagerPeer.PEER.always(HttpScript.answer(404, AlertmanagerPeer.SECRET));

        assertThat(answer()).isEqualTo("Alertmanager could not be asked whether it still fires: it answered 404");
        assertThat(asked()).isOne();
    }

    @Test
    void whereNobodyListensItCannotBeReached() {
        Wire nobody = new Wire(Optional.of("http://localhost:1"), Duration.ofSeconds(1), Duration.ofSeconds(5));

        assertThatThrownBy(() -> nobody.ask("/api/v2/status", 1, AlertmanagerApi.Running.class))
                .isInstanceOf(Trouble.Fault.class)
                .hasMessage("it cannot be reached");
    }

    @Test
    void howLongItsAnswerMayTakeIsASetting() {
        AlertmanagerPeer.PEER.always(HttpScript.hang());
        Optional<String> address = Optional.of(AlertmanagerPeer.PEER.url().toString());
        Wire hasty = new Wire(address, Duration.ofSeconds(1), Duration.ofMillis(500));

        assertThatThrownBy(() -> hasty.ask("/api/v2/status", 1, AlertmanagerApi.Running.class))
                .isInstanceOf(Trouble.Fault.class)
                .hasMessage("it did not answer in time");
    }

    @Test
    void theBreakerOpensOnFaultsAndClosesByTrials() {
        AlertmanagerPeer.PEER.always(HttpScript.answer(404, ""));
        IntStream.range(0, 12).forEach(_ -> answer());
        assertThat(state()).isEqualTo(CircuitBreakerState.CLOSED);

        AlertmanagerPeer.PEER.always(HttpScript.answer(503, ""));
        await().until(() ->
                answer().endsWith("it failed lately and is left alone") && state() == CircuitBreakerState.OPEN);

        AlertmanagerPeer.ALERTS.set(listed("asked", "active", ""));
        AlertmanagerPeer.works();
        await().until(() -> answer().equals("active") && state() == CircuitBreakerState.CLOSED);
    }

    private CircuitBreakerState state() {
        return breakers.currentState(AlertmanagerApi.ALERTS_BREAKER);
    }

    @Test
    void aFixThatCannotBeConfirmedIsNotMade() {
        AlertmanagerPeer.PEER.always(HttpScript.answer(403, AlertmanagerPeer.SECRET));
        given().contentType(ContentType.JSON)
                .body("""
                    {"version":"4","alerts":[{"status":"firing","startsAt":"%s","fingerprint":"52dcb061ef7ecf77",
                     "labels":{"alertname":"GameServerDown","service":"game-server","zone":"zone-1","severity":"critical",
                     "cluster":"production","namespace":"game-production"},"annotations":{}}]}""".formatted(Instant.now()))
                .post("/webhooks/alertmanager")
                .then()
                .statusCode(202);

        await().untilAsserted(() -> assertThat(story("game-server")).contains("step-unconfirmed"));
        assertThat(story("game-server"))
                .contains("Alertmanager could not be asked whether it still fires: it answered 403")
                .doesNotContain(AlertmanagerPeer.SECRET, "action-started");
    }

    private static String story(String service) {
        List<String> ids = of(service).getList("incidents.id");
        return ids.isEmpty()
                ? ""
                : given().get("/api/v1/incidents/" + ids.getFirst()).asString();
    }
}
