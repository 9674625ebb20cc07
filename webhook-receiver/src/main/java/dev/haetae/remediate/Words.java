package dev.haetae.remediate;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Durations as people say them: {@code 2m30s}. */
final class Words {

    private Words() {}

    static String of(Duration duration) {
        Duration rounded =
                duration.compareTo(Duration.ofSeconds(1)) < 0 ? duration : duration.truncatedTo(ChronoUnit.SECONDS);
        return rounded.toString().substring(2).toLowerCase(Locale.ROOT);
    }
}
