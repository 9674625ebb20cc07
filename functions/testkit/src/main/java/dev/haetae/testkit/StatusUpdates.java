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
    public static final Map<String, String> FACTS = Map.ofEntries(
            Map.entry("verb", "scale"),
            Map.entry("target", "production/game-production/Deployment/matchmaking"),
            Map.entry("from", "2"),
            Map.entry("to", "3"),
            Map.entry("reason", "the queue is long"),
            Map.entry("result", "applied"),
            Map.entry("duration", "42 s"),
            Map.entry("mode", "auto"),
            Map.entry("severity", "Sev1"),
            Map.entry("by", "minji"),
            Map.entry("services", "16"),
            Map.entry("alerts", "420"),
            Map.entry("found", "pods: 2 of 3 are ready"),
            Map.entry("ko", "매치메이킹이 느립니다"),
            Map.entry("en", "Matchmaking is slow"),
            Map.entry("level", "tertiary"),
            Map.entry("who", "team-lead"),
            Map.entry("tried", "nothing"),
            Map.entry("role", "operations-lead"));

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
