package dev.haetae.contract;

/**
 * One verb: what a function implements, whether it runs in the receiver's process or alone. It knows nothing of
 * policies, incidents or queues. Neither method throws for anything that the world does to it: what went wrong is in
 * the answer.
 */
public interface OpsFunction {

    /** The verb as policies write it: {@code scale}. */
    String verb();

    /** Looks at the target, and changes nothing. */
    Observation observe(Target target);

    /**
     * Reads the target, checks {@link Action#expected()}, {@link Action#notAfter()} and ownership, then writes against
     * the version just read, and tries again on a conflict only while the expectation holds. Safe to call twice with
     * the same order.
     */
    Outcome apply(Action action);
}
