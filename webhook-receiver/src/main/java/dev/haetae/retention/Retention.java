package dev.haetae.retention;

import java.nio.file.Path;
import java.time.Duration;

/**
 * For how long things are kept.
 *
 * @param incidents after they closed
 * @param inbox after they were received
 * @param exportDir where incidents go before they are removed
 */
public record Retention(Duration incidents, Duration inbox, Path exportDir) {

    /** Announcements of a closed incident are still tried for hours, and are written to its timeline. */
    private static final Duration LEAST_OF_INCIDENTS = Duration.ofDays(1);

    /** Senders repeat for up to two days what they could not deliver, and it must be known as late then. */
    private static final Duration LEAST_OF_INBOX = Duration.ofDays(2);

    public Retention {
        require("haetae.retention.incidents", incidents, LEAST_OF_INCIDENTS);
        require("haetae.retention.inbox", inbox, LEAST_OF_INBOX);
    }

    /** As configured, for a receiver that keeps its records in that directory. */
    public static Retention of(RetentionConfig config, Path dataDir) {
        return new Retention(
                config.incidents(), config.inbox(), config.exportDir().orElseGet(() -> dataDir.resolve("export")));
    }

    private static void require(String key, Duration kept, Duration least) {
        if (kept.compareTo(least) < 0) {
            throw new IllegalArgumentException(
                    "%s is %s: set it to %dd or more, so that what comes late is known as late."
                            .formatted(key, kept, least.toDays()));
        }
    }
}
