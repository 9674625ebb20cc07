package dev.haetae.function.prometheus;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;

/**
 * The moments that a chart has figures of, in seconds since 1970.
 *
 * @param points how many there are, {@code start} among them
 */
record Grid(long start, int step, int points) {

    /** {@link dev.haetae.contract.Diagnose.Chart} says so. */
    static final int MOST = 240;

    static Grid of(Instant from, Instant to, Duration step) {
        long start = from.getEpochSecond();
        long length = Math.max(0, to.getEpochSecond() - start);
        long width = Math.max(Math.max(1, step.toSeconds()), Math.ceilDiv(length, MOST - 1));
        return new Grid(start, Math.toIntExact(width), Math.toIntExact(length / width) + 1);
    }

    long end() {
        return start + (long) step * (points - 1);
    }

    Instant from() {
        return Instant.ofEpochSecond(start);
    }

    /** Which of the moments it is; empty where it is none. */
    OptionalInt index(double seconds) {
        long index = Math.round((seconds - start) / step);
        return index < 0 || index >= points ? OptionalInt.empty() : OptionalInt.of((int) index);
    }
}
