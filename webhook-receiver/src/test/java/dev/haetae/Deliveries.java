package dev.haetae;

import dev.haetae.inbox.Delivery;
import dev.haetae.inbox.Delivery.Status;
import dev.haetae.inbox.Received;
import dev.haetae.policy.Alert;
import dev.haetae.store.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Nights as they may have been received: alerts that fire, and end some minutes later. */
final class Deliveries {

    static final Instant NIGHT = Night.THREE;
    private static final int MINUTE = 60;

    private Deliveries() {}

    /** As many statements, half of them resolutions, one a minute; each line what the export writes. */
    static String night(int statements) {
        StringBuilder lines = new StringBuilder();
        received(statements).forEach(one -> lines.append(Json.write(one)).append('\n'));
        return lines.toString();
    }

    static List<Received> received(int statements) {
        List<Received> received = new ArrayList<>();
        for (int number = 0; number < statements; number++) {
            int alert = number / 2;
            Instant startsAt = NIGHT.plusSeconds((long) alert * 2 * MINUTE);
            boolean firing = number % 2 == 0;
            Instant at = firing ? startsAt : startsAt.plusSeconds(MINUTE);
            received.add(delivery(alert, firing, startsAt, at));
        }
        return received;
    }

    private static Delivery delivery(int number, boolean firing, Instant startsAt, Instant at) {
        Map<String, String> labels = number % 3 == 0
                ? Night.labels("GameServerDown", "game-server", "critical", Map.of("zone", "zone-" + number))
                : number % 3 == 1
                        ? Night.labels("HighCPUUsage", "platform-server", "warning", Map.of("instance", "i-" + number))
                        : Night.labels("KafkaConsumerLag", "kafka", "warning", Map.of("instance", "i-" + number));
        return Delivery.of(
                "alertmanager",
                Delivery.hash(labels.toString()).substring(0, 16),
                firing ? Status.FIRING : Status.RESOLVED,
                startsAt,
                firing ? null : at,
                new Alert(labels, Map.of("summary", labels.get("alertname"))),
                new Delivery.Origin("haetae", "{}", "http://alertmanager:9093", ""),
                at);
    }
}
