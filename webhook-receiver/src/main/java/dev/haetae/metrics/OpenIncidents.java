package dev.haetae.metrics;

import dev.haetae.incident.Committed;
import dev.haetae.incident.Incident;
import dev.haetae.incident.State;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** How many incidents stand where: read from the store once, and kept by every commit since, so that looking costs nothing. */
final class OpenIncidents {

    private final Map<State, AtomicInteger> counts = new EnumMap<>(State.class);

    OpenIncidents() {
        for (State state : State.values()) {
            counts.put(state, new AtomicInteger());
        }
    }

    static boolean isOpen(Incident incident) {
        return incident.state() != State.CLOSED;
    }

    void add(Incident incident) {
        counts.get(incident.state()).incrementAndGet();
    }

    void saw(Committed committed) {
        if (committed.before() != null) {
            counts.get(committed.before().state()).decrementAndGet();
        }
        add(committed.after());
    }

    int in(State state) {
        return counts.get(state).get();
    }
}
