package dev.haetae.metrics;

import dev.haetae.contract.Severity;
import dev.haetae.incident.Committed;
import dev.haetae.incident.Incident;
import dev.haetae.incident.State;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** How many incidents stand where: read from the store once, and kept by every commit since, so that looking costs nothing. */
final class OpenIncidents {

    /**
     * Where one stands.
     *
     * @param severity null while it is not decided
     */
    private record Stand(State state, Severity severity) {}

    private final Map<Stand, AtomicInteger> counts = new ConcurrentHashMap<>();
    private final AtomicInteger held = new AtomicInteger();

    static boolean isOpen(Incident incident) {
        return incident.state() != State.CLOSED;
    }

    void add(Incident incident) {
        count(incident, 1);
    }

    void saw(Committed committed) {
        if (committed.before() != null) {
            count(committed.before(), -1);
        }
        add(committed.after());
    }

    private void count(Incident incident, int more) {
        of(incident.state(), incident.severity()).addAndGet(more);
        if (incident.isHeld() && !incident.state().isOver()) {
            held.addAndGet(more);
        }
    }

    private AtomicInteger of(State state, Severity severity) {
        return counts.computeIfAbsent(new Stand(state, severity), first -> new AtomicInteger());
    }

    int in(State state, Severity severity) {
        return of(state, severity).get();
    }

    int held() {
        return held.get();
    }
}
