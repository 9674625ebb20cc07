package dev.haetae.triage;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The incidents that opened lately, by id: of no more services than the limit of a storm. */
record StormWindow(Map<String, Opening> incidents) {

    record Opening(Instant at, String service) {}

    StormWindow {
        incidents = Map.copyOf(incidents);
    }

    StormWindow with(String incident, Opening opening, Duration within) {
        Map<String, Opening> recent = new HashMap<>(incidents);
        recent.values().removeIf(old -> old.at().plus(within).isBefore(opening.at()));
        recent.put(incident, opening);
        return new StormWindow(recent);
    }

    @JsonIgnore
    int services() {
        return (int)
                incidents.values().stream().map(Opening::service).distinct().count();
    }
}
