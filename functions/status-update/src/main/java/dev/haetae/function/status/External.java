package dev.haetae.function.status;

/**
 * R's figures for an external API: an attempt takes 3 s to connect and 10 s to read, all attempts 30 s (R4); two
 * retries, the first after 1 s (R2); two failures of the last three open the breaker for 10 s, three good trials close
 * it (R1); ten at once (R5: refused beyond, since the outbox waits better than a queue).
 */
final class External {

    static final long ATTEMPT_MILLIS = 13_000;
    static final long TOTAL_MILLIS = 30_000;
    static final int RETRIES = 2;
    static final long FIRST_DELAY_MILLIS = 1_000;
    static final int WINDOW = 3;
    static final double FAILURE_RATIO = 0.66;
    static final long OPEN_MILLIS = 10_000;
    static final int TRIALS = 3;
    static final int AT_ONCE = 10;

    private External() {}
}
