package dev.haetae.api;

import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Times as requests give them. */
final class Times {

    private Times() {}

    /** Refuses with 400 what is no time; {@code otherwise} when it is not said. */
    static Instant instant(String name, String text, Instant otherwise) {
        try {
            return text == null || text.isBlank() ? otherwise : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw Problems.of(
                    Response.Status.BAD_REQUEST,
                    "%s: expected a time like 2026-11-20T03:00:00Z, found '%s'".formatted(name, text));
        }
    }

    /** {@code from} must not be after {@code to}. */
    static void inOrder(Instant from, Instant to) {
        if (to.isBefore(from)) {
            throw Problems.of(Response.Status.BAD_REQUEST, "from %s is after to %s".formatted(from, to));
        }
    }
}
