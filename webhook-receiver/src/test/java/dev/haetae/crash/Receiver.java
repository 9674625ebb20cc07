package dev.haetae.crash;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;

/** A receiver as senders and people see it: its webhook and its REST API. */
public final class Receiver {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final int ACCEPTED = 202;
    private static final int NOT_FOUND = 404;
    private static final int UNAVAILABLE = 503;

    private final URI url;

    Receiver(URI url) {
        this.url = url;
    }

    public URI url() {
        return url;
    }

    boolean isReady() {
        return send(HttpRequest.newBuilder(url.resolve("/q/health/ready")).build())
                        .join()
                        .statusCode()
                == 200;
    }

    /**
     * The ids of a webhook that was acknowledged; fails when it is not, or when the receiver dies meanwhile. Sent again when
     * the disk was late, as senders do: others use it too.
     */
    CompletableFuture<List<String>> post(String body) {
        HttpRequest request = HttpRequest.newBuilder(url.resolve("/webhooks/alertmanager"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        return send(request).thenCompose(answer -> isLate(answer) ? post(body) : completedFuture(ids(answer)));
    }

    private static boolean isLate(HttpResponse<String> answer) {
        return answer.statusCode() == UNAVAILABLE && answer.body().contains("The disk did not answer within");
    }

    private static List<String> ids(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(ACCEPTED);
        return texts(read(answer.body()).path("ids"));
    }

    /** The id of a webhook with one alert, once it is acknowledged. */
    public String take(String body) {
        return post(body).join().getFirst();
    }

    /** The alert's state, or {@code unknown} to this receiver. */
    String stateOf(String alert) {
        return alert(alert).path("state").asText();
    }

    /** The incident that the alert belongs to; empty while there is none. */
    String incidentOf(String alert) {
        return alert(alert).path("incident").asText("");
    }

    /** The answer to a wish for a backup of that name; fails when the receiver dies meanwhile. */
    CompletableFuture<HttpResponse<String>> backUp(String name) {
        return send(HttpRequest.newBuilder(url.resolve("/api/v1/backup"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"file\":\"%s\"}".formatted(name)))
                .build());
    }

    private JsonNode alert(String id) {
        HttpResponse<String> answer = get("/api/v1/alerts/" + id);
        return answer.statusCode() == NOT_FOUND ? JSON.createObjectNode().put("state", "unknown") : read(answer.body());
    }

    Story story(String incident) {
        return new Story(read(get("/api/v1/incidents/" + incident).body()));
    }

    /** All incidents, each with its whole story. */
    public List<Story> stories() {
        JsonNode page = read(get("/api/v1/incidents?limit=200").body());
        assertThat(page.path("cursor").isNull() || page.path("cursor").isMissingNode())
                .as("one page shows all")
                .isTrue();
        return StreamSupport.stream(page.path("incidents").spliterator(), false)
                .map(row -> story(row.path("id").asText()))
                .toList();
    }

    private HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(url.resolve(path)).build()).join();
    }

    private static CompletableFuture<HttpResponse<String>> send(HttpRequest request) {
        return HTTP.sendAsync(request, BodyHandlers.ofString());
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static JsonNode read(String body) {
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new UncheckedIOException(body, e);
        }
    }
}
