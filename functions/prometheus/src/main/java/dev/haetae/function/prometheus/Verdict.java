package dev.haetae.function.prometheus;

import com.fasterxml.jackson.databind.JsonNode;
import dev.haetae.contract.Failure;
import java.net.HttpURLConnection;
import java.util.List;

/** What an answer's status means: worth reading, worth another try, or final. */
final class Verdict {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int MOST_CHARACTERS = 200;

    private Verdict() {}

    /** The body where it is one; else a {@link Trouble}, with Prometheus' own words where they hold no secret. */
    static JsonNode on(int status, JsonNode body, List<String> secrets) {
        if (status == TOO_MANY_REQUESTS) {
            throw new Trouble.Throttled();
        }
        String said = "it answered " + status + reason(body, secrets);
        if (status >= HttpURLConnection.HTTP_INTERNAL_ERROR) {
            throw new Trouble.Fault(Failure.PEER_ERROR, said);
        }
        if (status >= HttpURLConnection.HTTP_MULT_CHOICE) {
            throw new Trouble.Refused(failure(status), said);
        }
        if (!"success".equals(body.path("status").asText())) {
            throw new Trouble.Fault(Failure.PEER_ERROR, "what answers there is no Prometheus");
        }
        return body;
    }

    /** Its errors say what is wrong in a query, which nobody else can: {@code 1:5: parse error: …}. */
    private static String reason(JsonNode body, List<String> secrets) {
        String error =
                body.path("error").asText().replaceAll("\\p{Cntrl}+", " ").strip();
        boolean known = "error".equals(body.path("status").asText()) && !error.isEmpty();
        if (!known || secrets.stream().anyMatch(error::contains)) {
            return "";
        }
        return error.length() <= MOST_CHARACTERS ? ": " + error : ": " + error.substring(0, MOST_CHARACTERS) + "…";
    }

    private static Failure failure(int status) {
        return status == HttpURLConnection.HTTP_UNAUTHORIZED || status == HttpURLConnection.HTTP_FORBIDDEN
                ? Failure.FORBIDDEN
                : Failure.UNEXPECTED;
    }
}
