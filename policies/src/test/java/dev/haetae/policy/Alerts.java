package dev.haetae.policy;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The labels of the alerts that a real Alertmanager sent, captured in November 2026, and alerts made up of pairs. */
final class Alerts {

    /** Three in the morning of a Friday in Seoul. */
    static final Instant AT = Instant.parse("2026-11-19T18:00:00Z");

    static final Situation NOW = Situation.at(AT);

    static final Alert GAME_SERVER_DOWN = new Alert(
            labels(
                    "alertname", "GameServerDown",
                    "cluster", "production",
                    "instance", "10.0.3.17:9090",
                    "job", "game-server",
                    "namespace", "game-production",
                    "region", "ap-northeast-2",
                    "service", "game-server",
                    "severity", "critical",
                    "team", "game-sre",
                    "zone", "zone-1"),
            Map.of("summary", "game-server zone-1 is down"));
    static final Alert HIGH_ERROR_RATE = production("HighErrorRate", "payment-service", "critical", "platform");
    static final Alert KAFKA_LAG = production("KafkaConsumerLag", "platform-server", "warning", "platform");
    static final Alert REDIS_DOWN = production("RedisDown", "redis-cache", "critical", "infrastructure");

    private Alerts() {}

    static Alert of(String... pairs) {
        return new Alert(labels(pairs), Map.of());
    }

    /** The alert with one label more or other; an empty value takes it away, as Prometheus has it. */
    static Alert with(Alert alert, String label, String value) {
        Map<String, String> labels = new HashMap<>(alert.labels());
        labels.put(label, value);
        return new Alert(labels, alert.annotations());
    }

    private static Alert production(String name, String service, String severity, String team) {
        return of(
                "alertname", name,
                "cluster", "production",
                "namespace", "game-production",
                "region", "ap-northeast-2",
                "service", service,
                "severity", severity,
                "team", team);
    }

    private static Map<String, String> labels(String... pairs) {
        Map<String, String> labels = new HashMap<>();
        for (int pair = 0; pair < pairs.length; pair += 2) {
            labels.put(pairs[pair], pairs[pair + 1]);
        }
        return labels;
    }
}
