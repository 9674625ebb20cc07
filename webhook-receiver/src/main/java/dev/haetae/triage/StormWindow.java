package dev.haetae.triage;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The services whose incidents opened lately, one entry each; never more of them than the limit of a storm. */
record StormWindow(Map<String, Opening> services) {

    record Opening(Instant at, String incident) {}

    StormWindow {
        services = Map.copyOf(services);
    }

    StormWindow with(String service, Opening opening, Duration within) {
        Map<String, Opening> recent = new HashMap<>(services);
        recent.values().removeIf(old -> old.at().plus(within).isBefore(opening.at()));
        recent.put(service, opening);
        return new StormWindow(recent);
    }
}
