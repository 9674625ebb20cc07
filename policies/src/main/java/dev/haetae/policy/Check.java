package dev.haetae.policy;

/** How it is seen that a step helped. */
public enum Check {
    /** Every replica that is asked for is ready. */
    READY,
    /** The alert is resolved. */
    RESOLVED
}
