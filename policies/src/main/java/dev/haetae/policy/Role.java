package dev.haetae.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Locale;

/** Who takes over what automation leaves undone (I2). */
public enum Role {
    INCIDENT_COMMANDER,
    OPERATIONS_LEAD,
    COMMUNICATIONS_LEAD,
    SCRIBE;

    @JsonCreator
    static Role of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** As policies write it: {@code operations-lead}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
