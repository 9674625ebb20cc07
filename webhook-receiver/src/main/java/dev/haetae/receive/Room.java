package dev.haetae.receive;

import dev.haetae.inbox.Backlog;
import dev.haetae.inbox.Inbox;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Whether the backlog has room for a source's request: a noisy one must not fill it alone (R6). */
@Singleton
class Room {

    private static final Duration TRIAGE_CATCHES_UP = Duration.ofSeconds(5);

    private final BacklogConfig config;
    private final Backlog backlog;

    Room(BacklogConfig config, Inbox inbox) {
        this.config = config;
        this.backlog = inbox.backlog();
    }

    /** Ends the start where nothing could ever be taken, or the share is no part of the whole. */
    static void check(BacklogConfig config) {
        if (config.limit() <= 0) {
            throw new IllegalStateException("haetae.backlog.limit: is at least 1, not " + config.limit());
        }
        if (!(config.share() > 0 && config.share() <= 1)) {
            throw new IllegalStateException("haetae.backlog.share: is over 0 and at most 1, not " + config.share());
        }
    }

    /**
     * Throws {@link Busy} when the request is one too many. How many alerts it holds is not known yet: a body may go
     * over the bound, but is never too big to be taken ever.
     */
    void enter(Source source) {
        if (backlog.size() >= config.limit()) {
            throw new Busy(
                    Reason.BACKLOG,
                    "%d alerts wait for triage, and %d may".formatted(backlog.size(), config.limit()),
                    TRIAGE_CATCHES_UP);
        }
        if (backlog.of(source.name()) >= config.limit() * config.share()) {
            throw new Busy(
                    Reason.BACKLOG,
                    "%d alerts of this source wait for triage, which is its share".formatted(backlog.of(source.name())),
                    TRIAGE_CATCHES_UP);
        }
    }
}
