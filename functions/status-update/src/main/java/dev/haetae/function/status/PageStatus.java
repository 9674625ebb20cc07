package dev.haetae.function.status;

import dev.haetae.contract.Severity;
import dev.haetae.contract.StatusUpdate;
import java.util.Locale;

/** How far an incident has come, as Statuspage words it; the public reads that and no more. */
enum PageStatus {
    INVESTIGATING,
    IDENTIFIED,
    MONITORING,
    RESOLVED;

    static PageStatus of(StatusUpdate.Kind kind) {
        return switch (kind) {
            case OPENED,
                    SEVERITY_RAISED,
                    SEVERITY_LOWERED,
                    OBSERVED,
                    SUGGESTED,
                    APPROVAL_WANTED,
                    WAITING,
                    ACKNOWLEDGED,
                    HELD,
                    HANDED_OVER,
                    ESCALATED,
                    NO_EFFECT,
                    DIAGNOSED,
                    TOLD,
                    TAKEN_BACK,
                    NOT_TAKEN_BACK,
                    REVERTED,
                    STORM,
                    REOPENED -> INVESTIGATING;
            case ACTING -> IDENTIFIED;
            case APPLIED, HELPED, STORM_OVER -> MONITORING;
            case RESOLVED, CLOSED -> RESOLVED;
        };
    }

    /** Statuspage's {@code impact_override} for our severity (I1). */
    static String impact(Severity severity) {
        return switch (severity) {
            case SEV0 -> "critical";
            case SEV1 -> "major";
            case SEV2 -> "minor";
            case SEV3 -> "none";
            case null -> "minor";
        };
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
