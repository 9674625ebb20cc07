package dev.haetae.metrics;

import dev.haetae.contract.Announcer;
import dev.haetae.contract.Failure;
import dev.haetae.incident.Committed;
import dev.haetae.incident.Event;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Incidents;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;

/** Whether people are told: what reached a channel, what was given up, and each try that failed. */
@Singleton
public class AnnouncementMeters {

    private final Counters told;
    private final Counters failures;

    AnnouncementMeters(Meters meters) {
        told = meters.counters("haetae.announcements", "What people were to be told", "channel", "result");
        failures = meters.counters(
                "haetae.announcement.failures", "Tries that failed; most are made again", "channel", "reason");
    }

    void listen(
            @Observes @Priority(IncidentMeters.FIRST) StartupEvent event,
            Incidents incidents,
            @Any Instance<Announcer> announcers) {
        List<String> channels = announcers.stream().map(Announcer::channel).toList();
        told.zero(channels, List.of("told", "given-up"));
        failures.zero(
                channels, Arrays.stream(Failure.values()).map(Failure::tag).toList());
        incidents.listen(this::saw);
    }

    private void saw(Committed committed) {
        committed.events().stream().map(Event::what).forEach(this::count);
    }

    private void count(Happening what) {
        switch (what) {
            case Happening.Announced announced -> told.count(announced.channel(), "told");
            case Happening.NotAnnounced given -> told.count(given.channel(), "given-up");
            default -> {}
        }
    }

    /** The same channel, whose tries that fail are counted. */
    public Announcer counting(Announcer channel) {
        return new CountedAnnouncer(channel, this);
    }

    void failed(String channel, Failure reason) {
        failures.count(channel, reason.tag());
    }
}
