package dev.haetae.announce;

import dev.haetae.incident.Event;
import dev.haetae.incident.Incident;
import dev.haetae.policy.Alert;
import java.util.List;
import java.util.Optional;

/** What an incident came of. */
@FunctionalInterface
public interface Origins {

    /**
     * The alert by which an incident is told.
     *
     * @param group under which key Alertmanager tells others of it, where it came from there
     */
    record Origin(Alert alert, Optional<String> group) {}

    Origin of(Incident incident, List<Event> story);
}
