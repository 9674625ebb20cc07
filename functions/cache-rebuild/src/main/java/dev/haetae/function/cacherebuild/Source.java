package dev.haetae.function.cacherebuild;

import com.fasterxml.jackson.databind.json.JsonMapper;
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

/**
 * One exchange with a source. Connecting takes no longer than is set; of an answer 10 MiB are read, and
 * redirects are not followed. Who calls bounds the time of the whole, since a body may trickle.
 */
@Singleton
class Source {

    private static final int LONGEST_ANSWER = 10 << 20;
    private static final int TOO_MANY_REQUESTS = 429;

    private final JsonMapper json = new JsonMapper();
    private final HttpClient client;

    @Inject
    Source(Settings settings) {
        client = HttpClient.newBuilder()
                .connectTimeout(settings.source().connectTimeout())
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    Page ask(Question question) {
        HttpResponse<byte[]> answer = exchange(question);
        int status = answer.statusCode();
        String said = "%s answered %d".formatted(question.peer(), status);
        if (status == TOO_MANY_REQUESTS) {
            throw new Trouble.Throttled(said);
        }
        if (status >= HttpURLConnection.HTTP_INTERNAL_ERROR) {
            throw new Trouble.Fault(Failure.PEER_ERROR, said);
        }
        if (status != HttpURLConnection.HTTP_OK) {
            throw new Trouble.Final(reason(status), said);
        }
        return page(question, answer.body());
    }

    private HttpResponse<byte[]> exchange(Question question) {
        HttpRequest request = HttpRequest.newBuilder(question.uri())
                .header("Accept", "application/json")
                .build();
        try {
            return client.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER));
        } catch (HttpConnectTimeoutException | ConnectException notReached) {
            throw new Trouble.Fault(Failure.UNREACHABLE, question.peer() + " cannot be reached");
        } catch (IOException cut) {
            throw new Trouble.Fault(
                    Failure.UNREACHABLE, "the answer of %s broke off or was too long".formatted(question.peer()));
        } catch (InterruptedException late) {
            Thread.currentThread().interrupt();
            throw new Trouble.Fault(Failure.TIMEOUT, question.peer() + " does not answer in time");
        }
    }

    private Page page(Question question, byte[] body) {
        try {
            Page page = json.readValue(body, Page.class);
            if (page != null && page.answers(question)) {
                return page;
            }
        } catch (IOException noPage) {
            throw garbled(question);
        }
        throw garbled(question);
    }

    private static Trouble garbled(Question question) {
        return new Trouble.Final(
                Failure.UNEXPECTED, "what %s answered is no page of entries".formatted(question.peer()));
    }

    private static Failure reason(int status) {
        return status == HttpURLConnection.HTTP_UNAUTHORIZED || status == HttpURLConnection.HTTP_FORBIDDEN
                ? Failure.FORBIDDEN
                : Failure.UNEXPECTED;
    }

    @PreDestroy
    void close() {
        client.shutdownNow();
    }
}
