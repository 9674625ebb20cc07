package dev.haetae.testkit;

import dev.haetae.contract.Severity;
import dev.haetae.contract.StatusUpdate;
import dev.haetae.contract.Urgency;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/** Status updates to test with: the matchmaking service in trouble at 03:12 in Seoul, told of at 03:14. */
public final class StatusUpdates {

    public static final Instant SINCE = Instant.parse("2026-11-19T18:12:00Z");
    public static final Instant AT = Instant.parse("2026-11-19T18:14:30Z");

    /** Every fact that an update may carry. */
    public static final Map<String, String> FACTS = Map.of(
            "verb", "scale",
            "target", "production/game-production/Deployment/matchmaking",
            "from", "2",
            "to", "3",
            "reason", "the queue is long",
            "result", "applied",
            "duration", "42 s",
            "mode", "auto",
            "severity", "Sev1",
            "by", "minji");

    private StatusUpdates() {}

    public static StatusUpdate of(StatusUpdate.Kind kind) {
        return of(kind, FACTS, true);
    }

    public static StatusUpdate of(StatusUpdate.Kind kind, Map<String, String> facts, boolean simulated) {
        return of(kind, Severity.SEV1, "Matchmaking is slow", facts, simulated);
    }

    public static StatusUpdate of(
            StatusUpdate.Kind kind, Severity severity, String title, Map<String, String> facts, boolean simulated) {
        return new StatusUpdate(
                "inc-7-" + kind.name().toLowerCase(Locale.ROOT),
                "inc-7",
                kind,
                Urgency.CRITICAL,
                severity,
                "matchmaking",
                title,
                SINCE,
                AT,
                facts,
                simulated);
    }
}
