package dev.haetae.policy;

/** Who goes on when a guardrail denies a step. A denied step never leads by itself to a stronger one. */
public enum OnDenied {
    PEOPLE,
    /** The next step of the ladder, because the playbook says so. */
    NEXT
}
