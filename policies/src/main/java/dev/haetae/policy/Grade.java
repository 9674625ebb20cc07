package dev.haetae.policy;

/** How much a service matters (L1). */
public enum Grade {
    CRITICAL,
    HIGH,
    MEDIUM,
    LOW,
    /** services.yaml does not name the service. */
    UNKNOWN
}
