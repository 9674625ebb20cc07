package dev.haetae.simulator.fault;

import com.fasterxml.jackson.databind.JsonNode;
import dev.haetae.simulator.store.Refusal;

/** What a fault does to a request. */
public sealed interface Effect {

    /** The name it has in the JSON of a fault. */
    String name();

    /** The request is handled, but only after a while. */
    record Delay(long millis) implements Effect {
        @Override
        public String name() {
            return "delay";
        }
    }

    /** The request is never handled, nor answered. */
    record HangBefore() implements Effect {
        @Override
        public String name() {
            return "hang-before";
        }
    }

    /** The request is handled, but never answered. */
    record HangAfter() implements Effect {
        @Override
        public String name() {
            return "hang-after";
        }
    }

    /** The request is not handled, and answered with a code. */
    record Status(int code, String reason, String message) implements Effect {
        @Override
        public String name() {
            return "status";
        }

        public Refusal refusal() {
            return Refusal.of(code, reason, message);
        }
    }

    /** The request is not handled, and its connection is cut. */
    record Close() implements Effect {
        @Override
        public String name() {
            return "close";
        }
    }

    /** Reads the effect of a fault from its JSON. */
    static Effect of(JsonNode fault) {
        return switch (fault.path("effect").asText()) {
            case "delay" -> new Delay(fault.path("delayMs").asLong());
            case "hang-before" -> new HangBefore();
            case "hang-after" -> new HangAfter();
            case "status" -> status(fault);
            case "close" -> new Close();
            default ->
                throw Refusal.badRequest("effect must be delay, hang-before, hang-after, status or close: " + fault);
        };
    }

    private static Status status(JsonNode fault) {
        int code = fault.path("code").asInt();
        if (code < 400 || code > 599) {
            throw Refusal.badRequest("code must be from 400 to 599: " + fault);
        }
        return new Status(code, reason(code), fault.path("message").asText("a fault of the simulator"));
    }

    private static String reason(int code) {
        return switch (code) {
            case 400 -> "BadRequest";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "NotFound";
            case 409 -> "Conflict";
            case 410 -> "Expired";
            case 422 -> "Invalid";
            case 429 -> "TooManyRequests";
            case 500 -> "InternalError";
            case 503 -> "ServiceUnavailable";
            case 504 -> "Timeout";
            default -> "";
        };
    }
}
