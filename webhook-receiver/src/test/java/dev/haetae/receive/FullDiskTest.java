package dev.haetae.receive;

import static dev.haetae.testkit.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.Practice;
import dev.haetae.inbox.Inbox;
import dev.haetae.receive.TroubledDisk.Trouble;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What cannot be stored is not acknowledged, and the sender is asked to come again. */
@QuarkusTest
@TestProfile(TroubledDisk.Profile.class)
@WithTestResource(Practice.class)
class FullDiskTest {

    private static final Map<String, String> BODIES = new TreeMap<>(Map.of(
            "alertmanager", "{\"version\":\"4\",\"alerts\":[]}",
            "grafana", "{\"version\":\"1\",\"alerts\":[]}",
            "pagerduty", "{\"event\":{\"id\":\"1\",\"event_type\":\"pagey.ping\"}}"));

    private static final HttpClient SENDERS = HttpClient.newHttpClient();

    /** What one of them is answered. */
    private record Answer(String kind, HttpResponse<String> said) {}

    @Inject
    Inbox inbox;

    @TestHTTPResource("/webhooks/")
    URI webhooks;

    /** The backlog that another class filled is triaged before long. */
    @BeforeEach
    void nothingWaits() {
        await().until(() -> inbox.backlog().size() == 0);
    }

    @AfterEach
    void recovers() {
        TroubledDisk.recovers();
    }

    /** All kinds at the same time: none waits until another has its answer. */
    private Answer[] posted() {
        return BODIES.keySet().stream().map(this::post).toList().stream()
                .map(CompletableFuture::join)
                .toArray(Answer[]::new);
    }

    private CompletableFuture<Answer> post(String kind) {
        HttpRequest request = HttpRequest.newBuilder(webhooks.resolve(kind))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(BODIES.get(kind)))
                .build();
        return SENDERS.sendAsync(request, BodyHandlers.ofString()).thenApply(said -> new Answer(kind, said));
    }

    private static void isAskedToComeAgain(Answer answer, String because) {
        assertThat(answer.said().statusCode()).as("%s", answer).isEqualTo(503);
        assertThat(answer.said().headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.said().headers().firstValue("Retry-After")).hasValue("5");
        assertThat(answer.said().body()).contains("\"detail\":\"%s\"".formatted(because));
    }

    private void allAreTaken() {
        TroubledDisk.recovers();
        assertThat(posted())
                .allSatisfy(answer ->
                        assertThat(answer.said().statusCode()).as("%s", answer).isEqualTo(202));
    }

    @Test
    void aFullDiskIs503() {
        TroubledDisk.has(Trouble.FULL);
        assertThat(posted()).allSatisfy(answer -> isAskedToComeAgain(answer, "The disk is full"));
        allAreTaken();
    }

    /** PagerDuty listens for 5 seconds. What is written after that is the same as what is sent again. */
    @Test
    void aDiskThatStallsIs503WithoutWaitingForIt() {
        TroubledDisk.has(Trouble.STALLED);
        assertThat(posted())
                .allSatisfy(answer ->
                        isAskedToComeAgain(answer, "The disk did not answer within 4 seconds; send it again"));
        allAreTaken();
    }
}
