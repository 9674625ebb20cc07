package dev.haetae.simulator.store;

/** Whether a write counts. */
public enum Persistence {
    KEPT,
    DRY_RUN
}
