package dev.haetae.function.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.haetae.contract.Failure;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.ConnectException;
import java.net.HttpURLConnection;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

/**
 * One exchange over HTTP. Connecting and the answer take no longer than is set; of the answer 1 MiB is read, and redirects
 * are not followed, since they would carry a secret elsewhere.
 */
@Singleton
class Wire {

    private static final int LONGEST_ANSWER = 1 << 20;

    private final JsonMapper json = new JsonMapper();
    private final Duration read;
    private final HttpClient client;

    @Inject
    Wire(ChannelsConfig config) {
        read = config.readTimeout();
        client = HttpClient.newBuilder()
                .connectTimeout(config.connectTimeout())
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** What a 2xx says; missing where that is no JSON. Anything else is a {@link Trouble}. */
    JsonNode send(Call call) {
        HttpResponse<byte[]> answer = exchange(call);
        int status = answer.statusCode();
        if (Patience.isAsked(status)) {
            throw Patience.of(answer.headers());
        }
        if (status >= HttpURLConnection.HTTP_INTERNAL_ERROR) {
            throw lost(call, Failure.PEER_ERROR, "it answered " + status);
        }
        if (status >= HttpURLConnection.HTTP_MULT_CHOICE) {
            throw new Trouble.Refused(reason(status), "it answered " + status);
        }
        return call.reading().apply(tree(answer.body()));
    }

    private HttpResponse<byte[]> exchange(Call call) {
        try {
            return client.send(
                    patient(call.request()), BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER));
        } catch (HttpConnectTimeoutException | ConnectException notReached) {
            throw new Trouble.Fault(Failure.UNREACHABLE, "it cannot be reached");
        } catch (HttpTimeoutException late) {
            throw lost(call, Failure.TIMEOUT, "no answer in time");
        } catch (IOException cut) {
            throw lost(call, Failure.UNREACHABLE, "its answer broke off or was too long");
        } catch (InterruptedException late) {
            Thread.currentThread().interrupt();
            throw lost(call, Failure.TIMEOUT, "no answer in time");
        }
    }

    private HttpRequest patient(HttpRequest request) {
        return HttpRequest.newBuilder(request, (_, _) -> true).timeout(read).build();
    }

    private static Trouble lost(Call call, Failure reason, String said) {
        return call.repeatable() ? new Trouble.Fault(reason, said) : new Trouble.Doubt(reason, said);
    }

    private static Failure reason(int status) {
        return status == HttpURLConnection.HTTP_UNAUTHORIZED || status == HttpURLConnection.HTTP_FORBIDDEN
                ? Failure.FORBIDDEN
                : Failure.UNEXPECTED;
    }

    private JsonNode tree(byte[] body) {
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
