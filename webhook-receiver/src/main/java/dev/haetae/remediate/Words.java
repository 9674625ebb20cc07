package dev.haetae.remediate;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Durations and times as people say them: {@code 2m30s}, {@code 18:10:00 UTC}. */
final class Words {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private Words() {}

    static String of(Instant at) {
        return TIME.format(at);
    }

    static String of(Duration duration) {
        Duration rounded =
                duration.compareTo(Duration.ofSeconds(1)) < 0 ? duration : duration.truncatedTo(ChronoUnit.SECONDS);
        return rounded.toString().substring(2).toLowerCase(Locale.ROOT);
    }
}
