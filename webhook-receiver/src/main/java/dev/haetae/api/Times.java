package dev.haetae.api;

import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** Times as requests give them. */
final class Times {

    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private Times() {}

    /** Refuses with 400 what is no time; {@code otherwise} when it is not said. */
    static Instant instant(String name, String text, Instant otherwise) {
        try {
            return text == null || text.isBlank() ? otherwise : sensible(Instant.parse(text));
        } catch (DateTimeParseException e) {
            throw Problems.of(
                    Response.Status.BAD_REQUEST,
                    "%s: expected a time like 2026-11-20T03:00:00Z, found '%s'".formatted(name, text));
        }
    }

    /** Beyond these years nothing happened, and arithmetic ends. */
    private static Instant sensible(Instant time) {
        if (time.isBefore(Instant.EPOCH) || time.isAfter(LAST)) {
            throw new DateTimeParseException("out of range", time.toString(), 0);
        }
        return time;
    }

    /** {@code from} must not be after {@code to}. */
    static void inOrder(Instant from, Instant to) {
        if (to.isBefore(from)) {
            throw Problems.of(Response.Status.BAD_REQUEST, "from %s is after to %s".formatted(from, to));
        }
    }
}
