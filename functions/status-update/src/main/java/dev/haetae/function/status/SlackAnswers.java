package dev.haetae.function.status;

import com.fasterxml.jackson.databind.JsonNode;
import dev.haetae.contract.Failure;
import java.time.Duration;
import java.util.Set;

/** Slack says in the body of a 200 whether it did what it was asked. */
final class SlackAnswers {

    private static final Set<String> FAULTS =
            Set.of("internal_error", "fatal_error", "service_unavailable", "request_timeout", "team_added_to_org");
    private static final Set<String> FORBIDDEN = Set.of(
            "invalid_auth",
            "not_authed",
            "account_inactive",
            "token_revoked",
            "token_expired",
            "no_permission",
            "missing_scope",
            "not_allowed_token_type",
            "access_denied");

    private SlackAnswers() {}

    /** The answer, when it is good news. */
    static JsonNode read(JsonNode answer) {
        if (answer.path("ok").asBoolean()) {
            return answer;
        }
        throw trouble(answer.path("error").asText());
    }

    private static Trouble trouble(String error) {
        if (error.equals("ratelimited") || error.equals("rate_limited")) {
            return new Trouble.Throttled(Duration.ZERO);
        }
        if (error.isEmpty() || FAULTS.contains(error)) {
            return new Trouble.Doubt(Failure.PEER_ERROR, error.isEmpty() ? "its answer makes no sense" : error);
        }
        return new Trouble.Refused(FORBIDDEN.contains(error) ? Failure.FORBIDDEN : Failure.UNEXPECTED, known(error));
    }

    /** Slack's errors are words such as channel_not_found; anything else may quote what it was sent. */
    private static String known(String error) {
        return error.matches("[a-z_]{1,40}") ? "it refuses: " + error : "it refuses";
    }
}
