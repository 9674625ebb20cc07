package dev.haetae.metrics;

import dev.haetae.contract.Announcer;
import dev.haetae.contract.Audience;
import dev.haetae.contract.StatusUpdate;
import java.util.Optional;

/**
 * Around a channel: tries that fail are counted, and told on as they are. No decorator, since a channel's fallback, an
 * interceptor, would make an answer of what was thrown only outside of that.
 */
record CountedAnnouncer(Announcer counted, AnnouncementMeters meters) implements Announcer {

    @Override
    public String channel() {
        return counted.channel();
    }

    @Override
    public Optional<String> missing() {
        return counted.missing();
    }

    @Override
    public Told tell(StatusUpdate update) {
        return count(counted.tell(update));
    }

    @Override
    public Told tell(StatusUpdate update, Audience audience) {
        return count(counted.tell(update, audience));
    }

    private Told count(Told told) {
        if (told instanceof Told.Undelivered undelivered) {
            meters.failed(channel(), undelivered.reason());
        }
        return told;
    }
}
