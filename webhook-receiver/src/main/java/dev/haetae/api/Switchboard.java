package dev.haetae.api;

import dev.haetae.incident.Incident;
import dev.haetae.incident.Incidents;
import dev.haetae.incident.Stored;
import dev.haetae.rulebook.Rulebook;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/** The services that automation can be paused for: a mistyped one would be answered, and nothing would be paused. */
@Singleton
class Switchboard {

    private final Rulebook rulebook;
    private final Incidents incidents;

    Switchboard(Rulebook rulebook, Incidents incidents) {
        this.rulebook = rulebook;
        this.incidents = incidents;
    }

    /** @param service null for all */
    void require(String service) {
        NavigableSet<String> known = known();
        if (service != null && !known.contains(service)) {
            throw Problems.of(
                    Response.Status.BAD_REQUEST,
                    "service: neither services.yaml nor an open incident knows %s; there are %s"
                            .formatted(service, String.join(", ", known)));
        }
    }

    private NavigableSet<String> known() {
        NavigableSet<String> known = ofOpenIncidents();
        known.addAll(rulebook.policies().serviceNames());
        return known;
    }

    private NavigableSet<String> ofOpenIncidents() {
        NavigableSet<String> services = new TreeSet<>();
        incidents
                .open()
                .map(incidents::find)
                .flatMap(Optional::stream)
                .map(Stored::incident)
                .map(Incident::service)
                .filter(Objects::nonNull)
                .forEach(services::add);
        return services;
    }
}
