package dev.haetae.reconcile;

import dev.haetae.HaetaeConfig;
import dev.haetae.store.Json;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/**
 * One exchange with Alertmanager. Connecting and the answer take no longer than is set; no more of it is read than was asked
 * for, and redirects are not followed.
 */
@Singleton
class Wire {

    private static final int TOO_MANY_REQUESTS = 429;

    private final Optional<String> url;
    private final Duration read;
    private final HttpClient client;

    @Inject
    Wire(HaetaeConfig config) {
        this(
                config.alertmanager().url(),
                config.alertmanager().connectTimeout(),
                config.alertmanager().readTimeout());
    }

    Wire(Optional<String> url, Duration connect, Duration read) {
        this.url = url;
        this.read = read;
        this.client = HttpClient.newBuilder()
                .connectTimeout(connect)
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** What a 2xx says. Anything else is a {@link Trouble}. */
    <T> T ask(String question, int longest, Class<T> type) {
        HttpResponse<byte[]> answer = exchange(request(question), longest);
        int status = answer.statusCode();
        if (status == TOO_MANY_REQUESTS) {
            throw new Trouble.Throttled();
        }
        if (status >= HttpURLConnection.HTTP_INTERNAL_ERROR) {
            throw new Trouble.Fault("it answered " + status);
        }
        if (status >= HttpURLConnection.HTTP_MULT_CHOICE) {
            throw new Trouble.Refused("it answered " + status);
        }
        return understood(answer.body(), type);
    }

    private HttpRequest request(String question) {
        try {
            String base = url.orElse("").strip().replaceAll("/+$", "");
            return HttpRequest.newBuilder(URI.create(base + question))
                    .timeout(read)
                    .header("Accept", "application/json")
                    .build();
        } catch (IllegalArgumentException _) {
            throw new Trouble.Refused("haetae.alertmanager.url is not an address such as https://host:port");
        }
    }

    private HttpResponse<byte[]> exchange(HttpRequest request, int longest) {
        try {
            return client.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), longest));
        } catch (HttpConnectTimeoutException | ConnectException notReached) {
            throw new Trouble.Fault("it cannot be reached");
        } catch (HttpTimeoutException late) {
            throw new Trouble.Fault("it did not answer in time");
        } catch (IOException cut) {
            throw new Trouble.Fault("its answer broke off or was too long");
        } catch (InterruptedException late) {
            Thread.currentThread().interrupt();
            throw new Trouble.Fault("it did not answer in time");
        }
    }

    private static <T> T understood(byte[] said, Class<T> type) {
        try {
            return Optional.ofNullable(Json.read(new String(said, StandardCharsets.UTF_8), type))
                    .orElseThrow(Wire::garbage);
        } catch (UncheckedIOException _) {
            throw garbage();
        }
    }

    private static Trouble garbage() {
        return new Trouble.Fault("its answer makes no sense");
    }

    @PreDestroy
    void close() {
        client.shutdownNow();
    }
}
