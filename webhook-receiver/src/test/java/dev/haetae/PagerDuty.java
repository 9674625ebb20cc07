package dev.haetae;

import dev.haetae.inbox.Delivery;
import dev.haetae.inbox.Fate;
import dev.haetae.inbox.Notice;
import dev.haetae.inbox.Notice.Agent;
import dev.haetae.inbox.Notice.Kind;
import dev.haetae.incident.Actor;
import dev.haetae.incident.HappeningNames;
import dev.haetae.policy.Alert;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** PagerDuty, with one incident of which it tells this night. */
final class PagerDuty {

    static final Agent JIWOO = new Agent("Jiwoo Kim", true);
    static final Agent INTEGRATION = new Agent("Alertmanager", false);

    private final Night night;
    private int events;

    PagerDuty(Night night) {
        this.night = night;
    }

    Notice notice(Kind kind, String key, Agent agent) {
        return notice(kind, key, agent, null);
    }

    private Notice notice(Kind kind, String key, Agent agent, String priority) {
        Instant now = night.clock.instant();
        return new Notice(
                Delivery.hash("event " + events++),
                "pagerduty",
                kind,
                "incident." + kind.name().toLowerCase(Locale.ROOT),
                kind == Kind.PING || kind == Kind.UNKNOWN ? "" : "PGR0VU2",
                key,
                agent,
                new Alert(
                        Map.of("alertname", "Payments fail", "service", "payment-service", "severity", "critical"),
                        Map.of("summary", "Payments fail")),
                "what happened there",
                priority,
                "https://acme.pagerduty.com/incidents/PGR0VU2",
                now,
                now);
    }

    Fate says(Kind kind, String key, Agent agent) {
        return says(notice(kind, key, agent));
    }

    Fate prioritizes(String priority, Agent agent) {
        return says(notice(Kind.PRIORITIZED, ours(), agent, priority));
    }

    Fate says(Notice notice) {
        receives(notice);
        night.haetae().runUntilIdle();
        return night.haetae().inbox().fate(notice.id()).orElseThrow();
    }

    void receives(Notice notice) {
        night.haetae().inbox().accept(List.of(notice)).toCompletableFuture().join();
    }

    /** The key under which we would have opened it there. */
    String ours() {
        return "haetae/" + night.incident().id();
    }

    Actor lastActorOf(String type) {
        return night.events().stream()
                .filter(event -> HappeningNames.of(event.what()).equals(type))
                .reduce((first, second) -> second)
                .orElseThrow()
                .actor();
    }
}
