import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The receiver, as Alertmanager and people use it. */
final class Receiver {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final URI url;

    Receiver(String url) {
        this.url = URI.create(url);
    }

    /** Sends a webhook of one alert and answers the id that it was acknowledged with. */
    String send(String body) throws IOException, InterruptedException {
        return ask("POST", "/webhooks/alertmanager", body).path("ids").path(0).asText();
    }

    /** What became of an acknowledged alert. */
    JsonNode alert(String id) throws IOException, InterruptedException {
        return ask("GET", "/api/v1/alerts/" + id, null);
    }

    Incident incident(String id) throws IOException, InterruptedException {
        return new Incident(ask("GET", "/api/v1/incidents/" + id, null));
    }

    URI addressOf(String incident) {
        return url.resolve("/api/v1/incidents/" + incident);
    }

    void acknowledge(String incident, String person) throws IOException, InterruptedException {
        says(person, incident, "acknowledge");
    }

    void resolve(String incident, String person) throws IOException, InterruptedException {
        says(person, incident, "resolve");
    }

    private void says(String person, String incident, String what) throws IOException, InterruptedException {
        ask("POST", "/api/v1/incidents/" + incident + "/" + what, "{\"by\":\"" + person + "\"}");
    }

    private JsonNode ask(String method, String path, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url.resolve(path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofSeconds(10))
                .build();
        HttpResponse<String> answer = send(request);
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("%s %s: %d %s".formatted(method, path, answer.statusCode(), answer.body()));
        }
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (ConnectException e) {
            throw new IOException("nobody answers there. Start it with make run", e);
        }
    }
}
