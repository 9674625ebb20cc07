package dev.haetae.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far a playbook is trusted. */
public enum Mode {
    /** Decide, and record what would have been done. */
    OBSERVE,
    /** Tell people what they could do. */
    SUGGEST,
    /** Do it when a person agrees. */
    APPROVE,
    AUTO;

    @JsonCreator
    public static Mode of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    /** This, or the other where that trusts less. */
    public Mode atMost(Mode other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /** As policies write it. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
