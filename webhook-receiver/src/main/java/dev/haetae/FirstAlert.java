package dev.haetae;

import dev.haetae.announce.Origins;
import dev.haetae.incident.Event;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Incident;
import dev.haetae.policy.Alert;
import dev.haetae.triage.Episodes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An incident is told by its first alert; an umbrella, which stands for many, by none of them. */
record FirstAlert(Episodes episodes) implements Origins {

    @Override
    public Origin of(Incident incident, List<Event> story) {
        return story.stream()
                .map(Event::what)
                .filter(Happening.AlertJoined.class::isInstance)
                .map(Happening.AlertJoined.class::cast)
                .flatMap(joined -> episodes.find(joined.alert()).stream())
                .findFirst()
                .map(first -> new Origin(first.alert(), first.group()))
                .orElseGet(() -> umbrella(incident));
    }

    private static Origin umbrella(Incident incident) {
        return new Origin(new Alert(Map.of("service", incident.service()), Map.of()), Optional.empty());
    }
}
