package dev.haetae.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What the alert itself says about how much it matters (I4 routes by it); severity is decided apart from it. */
public enum Urgency {
    CRITICAL,
    WARNING,
    INFO;

    /** The alert's {@code severity} label. A label that is missing or unknown counts as a warning: never ignored. */
    @JsonCreator
    public static Urgency of(String label) {
        return switch (label == null ? "" : label.toLowerCase(Locale.ROOT)) {
            case "critical", "page", "emergency" -> CRITICAL;
            case "info", "none", "notice" -> INFO;
            default -> WARNING;
        };
    }

    public boolean isMoreUrgentThan(Urgency other) {
        return compareTo(other) < 0;
    }

    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
