package dev.haetae.escalate;

import dev.haetae.incident.Event;
import dev.haetae.incident.Incident;
import dev.haetae.policy.Alert;
import java.util.List;

/** What an incident came of. */
@FunctionalInterface
public interface Cause {

    /** The alert by which the incident is told. */
    Alert of(Incident incident, List<Event> story);
}
