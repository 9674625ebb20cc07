import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** An incident as the API tells it. */
record Incident(JsonNode json) {

    /** After one of these, automation waits for the world, for time or for people. */
    private static final Set<String> WAITS = Set.of(
            "target-ready",
            "step-waiting",
            "step-denied",
            "step-proposed",
            "step-unconfirmed",
            "approval-wanted",
            "held",
            "handed-over");

    String id() {
        return text("id");
    }

    String service() {
        return text("service");
    }

    String severity() {
        return text("severity");
    }

    String state() {
        return text("state");
    }

    Instant openedAt() {
        return Instant.parse(text("openedAt"));
    }

    boolean isClosed() {
        return state().equals("closed");
    }

    /** Automation has done what it can for now. */
    boolean isUpToOthers() {
        for (JsonNode entry : timeline()) {
            if (WAITS.contains(entry.path("type").asText())) {
                return true;
            }
        }
        return isClosed();
    }

    boolean isLeftToPeople() {
        return json.path("progress").path("handedOver").asBoolean();
    }

    JsonNode timeline() {
        return json.path("timeline");
    }

    /** What automation did last, and what came of it. */
    String whatWasDone() {
        JsonNode steps = json.path("steps");
        JsonNode last = steps.path(steps.size() - 1);
        if (!last.hasNonNull("action")) {
            return "left to people";
        }
        String state = last.path("state").asText();
        return last.path("action").asText() + ": " + (state.equals("guarded") ? "held back by a guardrail" : state);
    }

    Optional<Duration> timeToResolve() {
        JsonNode seconds = json.path("timeToResolve");
        return seconds.isNumber()
                ? Optional.of(Duration.ofMillis((long) (seconds.asDouble() * 1000)))
                : Optional.empty();
    }

    private String text(String field) {
        return json.path(field).asText();
    }
}
