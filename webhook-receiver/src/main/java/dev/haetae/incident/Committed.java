package dev.haetae.incident;

import java.util.List;

/**
 * A transition that is written.
 *
 * @param before the incident before it; null when it opened it
 * @param events what it recorded, in order
 */
public record Committed(Incident before, Incident after, List<Event> events) {

    public Committed {
        events = List.copyOf(events);
    }

    /** Sees every transition once it is written, whoever decided it; decides nothing, and must not wait. */
    @FunctionalInterface
    public interface Witness {
        void saw(Committed committed);
    }
}
