package dev.haetae.triage;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.Predicate;

/**
 * Names an incident by when it opened (UTC) and by the delivery that opened it: {@code 20261120-104816-7f3a09}. It can
 * be said on the telephone, sorts by time, and comes out the same should the delivery be triaged again.
 */
final class IncidentId {

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final int SHORTEST = 6;

    private IncidentId() {}

    static String of(Instant openedAt, String delivery, Predicate<String> taken) {
        int length = SHORTEST;
        while (length < delivery.length() && taken.test(id(openedAt, delivery, length))) {
            length++;
        }
        return id(openedAt, delivery, length);
    }

    private static String id(Instant openedAt, String delivery, int length) {
        return SECOND.format(openedAt) + "-" + delivery.substring(0, length);
    }
}
