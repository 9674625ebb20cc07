package dev.haetae;

import dev.haetae.inbox.Delivery;
import dev.haetae.inbox.Delivery.Status;
import dev.haetae.policy.Alert;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** One alert as its source tells of it, time and again. */
final class AlertTold {

    private final Alert alert;
    private final String fingerprint;
    private Instant startsAt;
    private boolean fires;

    AlertTold(String name, String service, String namespace, String pod) {
        Map<String, String> labels = Map.of(
                "alertname", name,
                "service", service,
                "namespace", namespace,
                "cluster", "production",
                "severity", "warning",
                "pod", pod);
        this.alert = new Alert(labels, Map.of("summary", name + " of " + service));
        this.fingerprint = Delivery.hash(new TreeMap<>(labels).toString()).substring(0, 16);
    }

    Alert alert() {
        return alert;
    }

    boolean fires() {
        return fires;
    }

    boolean everFired() {
        return startsAt != null;
    }

    Delivery begins(Instant now) {
        startsAt = now;
        fires = true;
        return says(now);
    }

    /** As its source said it last, or says it late. */
    Delivery says(Instant now) {
        return delivery(Status.FIRING, null, now);
    }

    Delivery ends(Instant now) {
        fires = false;
        return delivery(Status.RESOLVED, now, now);
    }

    private Delivery delivery(Status status, Instant endsAt, Instant now) {
        return Delivery.of(
                "alertmanager",
                fingerprint,
                status,
                startsAt,
                endsAt,
                alert,
                new Delivery.Origin("hook", "{}", null, null),
                now);
    }
}
