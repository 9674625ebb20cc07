package dev.haetae.function.diagnose;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Moments as the cluster writes them, and how people say them. */
final class Age {

    private Age() {}

    static Optional<Instant> moment(String written) {
        try {
            return Optional.ofNullable(written).map(Instant::parse);
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    /** {@code 3 min ago}. */
    static String ago(Instant then, Instant now) {
        Duration age = then.isAfter(now) ? Duration.ZERO : Duration.between(then, now);
        if (age.toMinutes() == 0) {
            return age.toSeconds() + " s ago";
        }
        if (age.toHours() == 0) {
            return age.toMinutes() + " min ago";
        }
        return age.toDays() == 0 ? age.toHours() + " h ago" : age.toDays() + " d ago";
    }
}
