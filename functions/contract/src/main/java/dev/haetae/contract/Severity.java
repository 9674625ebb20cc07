package dev.haetae.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/** How bad an incident is, as policy decides it (I1): Sev0 total outage … Sev3 performance degradation. */
public enum Severity {
    SEV0("Sev0"),
    SEV1("Sev1"),
    SEV2("Sev2"),
    SEV3("Sev3");

    private final String label;

    Severity(String label) {
        this.label = label;
    }

    /** {@code Sev0} … {@code Sev3}, case-insensitive; any other word is an {@link IllegalArgumentException}. */
    @JsonCreator
    public static Severity of(String label) {
        return Arrays.stream(values())
                .filter(severity -> severity.label.equalsIgnoreCase(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "no severity is called '" + label + "'; there are Sev0, Sev1, Sev2 and Sev3"));
    }

    public boolean isWorseThan(Severity other) {
        return compareTo(other) < 0;
    }

    @JsonValue
    @Override
    public String toString() {
        return label;
    }
}
