package dev.haetae.function.kubernetes;

/**
 * The figures by which the Kubernetes API is called: those of a core dependency and an internal service, as R1, R2, R4
 * and R5 have them. Constants, since annotations take nothing else; an operator overrides each where it is used.
 */
public final class CoreDependency {

    /** One attempt; R, internal service: read 5 s. */
    public static final int ATTEMPT_MILLIS = 5_000;

    /** All attempts of one call; R, internal service: total 10 s. */
    public static final long TOTAL_MILLIS = 10_000;

    /** R2, core: 100 ms, and longer from try to try ({@link Backoff}). */
    public static final long FIRST_DELAY_MILLIS = 100;

    /** R, core: 2 to 3, the smaller since people and webhooks wait. */
    public static final int RETRIES = 2;

    /** R1: of so many attempts, {@link #FAILURE_RATIO} failing opens the breaker: three of the last five. */
    public static final int WINDOW = 5;

    public static final double FAILURE_RATIO = 0.6;

    /** R, core: 10 to 30 s. */
    public static final long OPEN_MILLIS = 10_000;

    /** R1: half open lets three through. */
    public static final int TRIALS = 3;

    /** R5: ten at once; a synchronous bulkhead has no queue. */
    public static final int AT_ONCE = 10;

    private CoreDependency() {}
}
