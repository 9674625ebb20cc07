package dev.haetae.simulate;

import dev.haetae.contract.StatusUpdate;
import dev.haetae.inbox.Fate;
import dev.haetae.inbox.Received;
import dev.haetae.incident.Event;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Incident;
import dev.haetae.policy.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What would come of a webhook's body. Nothing that is done helps here, so that the whole ladder is seen; the alerts
 * keep firing, and are said to whenever that is asked.
 *
 * @param fates what would become of each alert, by its id, in the body's order
 * @param incidents every incident that the body would open or join
 * @param told what people would be told
 */
public record Simulation(Map<String, Fate> fates, List<Foretold> incidents, List<StatusUpdate> told) {

    /** Longer than any ladder is meant to take (I6: people have taken over after 30 min). */
    private static final Duration HORIZON = Duration.ofHours(6);

    private static final int MOST_MOMENTS = 2_000;

    /** The channels on which an update would be told, but for the log. */
    public List<String> heard(StatusUpdate update) {
        return incidents.stream()
                .filter(incident -> incident.id().equals(update.incident()))
                .flatMap(incident -> incident.timeline().stream())
                .map(Event::what)
                .filter(Happening.Announced.class::isInstance)
                .map(Happening.Announced.class::cast)
                .filter(announced -> announced.update().equals(update.id()))
                .map(Happening.Announced::channel)
                .filter(channel -> !channel.equals(Channel.RECORD.spoken()))
                .toList();
    }

    public static Simulation of(Stage stage, List<? extends Received> received) {
        stage.receives(received);
        untilQuiet(stage);
        Map<String, Fate> fates = new LinkedHashMap<>();
        received.forEach(one -> stage.inbox().fate(one.id()).ifPresent(fate -> fates.put(one.id(), fate)));
        return new Simulation(fates, incidents(stage, fates), stage.told());
    }

    /** Lets time pass until nothing happens by itself any more, or for as long as anybody would look on. */
    public static void untilQuiet(Stage stage) {
        Instant end = stage.now().plus(HORIZON);
        Optional<Instant> next = stage.next();
        for (int moment = 0; moment < MOST_MOMENTS && next.filter(end::isAfter).isPresent(); moment++) {
            stage.passesUntil(next.get());
            next = stage.next();
        }
    }

    private static List<Foretold> incidents(Stage stage, Map<String, Fate> fates) {
        return fates.values().stream()
                .map(Fate::incident)
                .distinct()
                .flatMap(id -> Optional.ofNullable(id).flatMap(stage.incidents()::find).stream())
                .map(stored -> foretold(stage, stored.incident()))
                .toList();
    }

    private static Foretold foretold(Stage stage, Incident incident) {
        return Foretold.of(incident, stage.incidents().timeline(incident.id()));
    }
}
