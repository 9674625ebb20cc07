package dev.haetae.policy;

import dev.haetae.contract.Reason;

/** Every tag that a {@link Because} of this package may carry. */
public enum PolicyReason implements Reason {
    CORRELATED_BY_RULE,
    CORRELATED_BY_DEFAULT,
    INHIBITED,
    SEVERITY_BY_RULE,
    /** No rule held; the alert's urgency decided. */
    SEVERITY_BY_URGENCY,
    PLAYBOOK_MATCHES,
    /** Several playbooks match, and this one came first. */
    PLAYBOOK_PREFERRED,
    NO_PLAYBOOK,
    TARGET_NAMED,
    /** The alert is about a cluster that is not ours to touch. */
    OTHER_CLUSTER,
    LABEL_MISSING,
    /** A label's value could not be part of a Kubernetes name. */
    INVALID_NAME,
    NO_TARGET,
    ESCALATION_DUE,
    NO_ESCALATION,
    ROUTED,
    /** No route held. */
    ROUTED_BY_DEFAULT
}
