package dev.haetae.metrics;

import java.time.Duration;

/**
 * What is due and not yet done.
 *
 * @param timers how many; at most as many as were looked for
 * @param late by how much the first of them is
 */
public record Overdue(int timers, Duration late) {

    /** Nothing waits. */
    public static final Overdue NOTHING = new Overdue(0, Duration.ZERO);
}
