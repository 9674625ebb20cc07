package dev.haetae.metrics;

/** Tells whether the engine is late, which only its own parts can see. */
@FunctionalInterface
public interface Lateness {

    /** As it is now. */
    Overdue now();
}
