package dev.haetae.function.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.haetae.contract.Failure;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

/**
 * One exchange over HTTP. Connecting and the answer take no longer than is set; 4 MiB of it are read, and redirects are not
 * followed, since they would carry a secret elsewhere.
 */
@Singleton
class Wire {

    private static final int LONGEST_ANSWER = 4 << 20;

    private final JsonMapper json = new JsonMapper();
    private final Duration read;
    private final HttpClient client;

    @Inject
    Wire(PrometheusConfig config) {
        read = config.readTimeout();
        client = HttpClient.newBuilder()
                .connectTimeout(config.connectTimeout())
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** What a 2xx says. Anything else is a {@link Trouble}. */
    JsonNode send(Address address, Question question) {
        try {
            HttpResponse<InputStream> answer = client.send(request(address, question), BodyHandlers.ofInputStream());
            try (InputStream body = answer.body()) {
                return Verdict.on(answer.statusCode(), tree(body.readNBytes(LONGEST_ANSWER + 1)), address.secrets());
            }
        } catch (HttpConnectTimeoutException | ConnectException notReached) {
            throw new Trouble.Fault(Failure.UNREACHABLE, "it cannot be reached");
        } catch (HttpTimeoutException late) {
            throw new Trouble.Fault(Failure.TIMEOUT, "it did not answer in time");
        } catch (IOException cut) {
            throw new Trouble.Fault(Failure.UNREACHABLE, "its answer broke off");
        } catch (InterruptedException late) {
            Thread.currentThread().interrupt();
            throw new Trouble.Fault(Failure.TIMEOUT, "it did not answer in time");
        }
    }

    private HttpRequest request(Address address, Question question) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(question.path()))
                .timeout(read)
                .header("Accept", "application/json")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(question.body(patience())));
        address.authorization().ifPresent(secret -> request.header("Authorization", secret));
        return request.build();
    }

    /** Below the time for which it is read, so that Prometheus gives up before we do (R4). */
    private Duration patience() {
        return read.multipliedBy(4).dividedBy(5);
    }

    /** Missing where it is no JSON. */
    private JsonNode tree(byte[] body) {
        if (body.length > LONGEST_ANSWER) {
            throw new Trouble.Refused(Failure.UNEXPECTED, "its answer is too long; a narrower query gets fewer series");
        }
        try {
            return json.readTree(body);
        } catch (IOException noJson) {
            return MissingNode.getInstance();
        }
    }

    @PreDestroy
    void close() {
        client.shutdownNow();
    }
}
