package dev.haetae.simulate;

import dev.haetae.inbox.Fate;
import dev.haetae.inbox.Received;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What would have come of all that was received in a period, under one set of policies.
 *
 * @param incidents what each would have become, by the delivery that would have opened it, in their order
 * @param fates what would have become of each delivery, by its id
 */
public record Replay(Map<String, Foretold> incidents, Map<String, Fate> fates) {

    /** How long the last incidents are followed: longer than a ladder with its hold-down is meant to take (I6). */
    private static final Duration AFTERWARDS = Duration.ofHours(1);

    /** @param received in the order in which it came */
    public static Replay of(Stage stage, List<? extends Received> received) {
        for (Received one : received) {
            stage.passesUntil(one.receivedAt());
            stage.receives(List.of(one));
        }
        stage.passesUntil(stage.now().plus(AFTERWARDS));
        Map<String, Fate> fates = new LinkedHashMap<>();
        received.forEach(one -> stage.inbox().fate(one.id()).ifPresent(fate -> fates.put(one.id(), fate)));
        return new Replay(incidents(stage, fates), fates);
    }

    private static Map<String, Foretold> incidents(Stage stage, Map<String, Fate> fates) {
        Map<String, String> openedBy = new LinkedHashMap<>();
        fates.forEach((delivery, fate) ->
                Optional.ofNullable(fate.incident()).ifPresent(incident -> openedBy.putIfAbsent(incident, delivery)));
        Map<String, Foretold> incidents = new LinkedHashMap<>();
        openedBy.forEach((incident, delivery) -> stage.incidents()
                .find(incident)
                .ifPresent(stored -> incidents.put(
                        delivery,
                        Foretold.of(stored.incident(), stage.incidents().timeline(incident)))));
        return incidents;
    }

    /** What would have become of each incident, by its id. */
    Map<String, Foretold> byId() {
        Map<String, Foretold> byId = new HashMap<>();
        incidents.values().forEach(incident -> byId.put(incident.id(), incident));
        return byId;
    }
}
