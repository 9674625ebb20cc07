package dev.haetae.metrics;

import dev.haetae.contract.Announcer;
import dev.haetae.contract.Audience;
import dev.haetae.contract.StatusUpdate;
import jakarta.annotation.Priority;
import jakarta.decorator.Decorator;
import jakarta.decorator.Delegate;
import jakarta.enterprise.inject.Any;
import java.util.Optional;

/** Around each channel: tries that fail are counted, and told on as they are. */
@Decorator
@Priority(1)
class CountedAnnouncer implements Announcer {

    private final Announcer channel;
    private final AnnouncementMeters meters;

    CountedAnnouncer(@Delegate @Any Announcer channel, AnnouncementMeters meters) {
        this.channel = channel;
        this.meters = meters;
    }

    @Override
    public String channel() {
        return channel.channel();
    }

    @Override
    public Optional<String> missing() {
        return channel.missing();
    }

    @Override
    public Told tell(StatusUpdate update) {
        return counted(channel.tell(update));
    }

    @Override
    public Told tell(StatusUpdate update, Audience audience) {
        return counted(channel.tell(update, audience));
    }

    private Told counted(Told told) {
        if (told instanceof Told.Undelivered undelivered) {
            meters.failed(channel.channel(), undelivered.reason());
        }
        return told;
    }
}
