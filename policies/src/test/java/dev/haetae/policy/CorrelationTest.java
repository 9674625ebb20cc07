package dev.haetae.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorrelationTest {

    private static final String BY_ZONE_NAME_OR_SERVICE = """
            rules:
              - {name: zone, match: ['rule="zone"'], by: [cluster, namespace, service, zone]}
              - {name: name, match: ['rule="name"'], by: [cluster, alertname, instance]}
              - {name: swapped, match: ['rule="swapped"'], by: [namespace, cluster, service]}
            default: [cluster, namespace, service]
            """;

    private static final List<String> HOSTILE =
            List.of("", "-", "a", "b", "a/b", "a/", "/", "%", "%2F", "a%2Fb", "%2D", "=", "service=a", "a\nb", "가");

    @TempDir
    Path directory;

    @Test
    void joinsTheValuesOfTheRulesLabels() {
        Decision<String> key = Policies.shipped().correlate(Alerts.GAME_SERVER_DOWN);

        assertThat(key.verdict()).isEqualTo("production/game-production/game-server/zone-1");
        assertThat(key.because())
                .isEqualTo(new Because(
                        "correlated-by-rule",
                        "one incident for the same cluster, namespace, service, zone, by rule one-game-server-zone",
                        "correlation.yaml:4"));
    }

    @Test
    void joinsByTheDefaultWhereNoRuleMatches() {
        Decision<String> key = Policies.shipped().correlate(Alerts.REDIS_DOWN);

        assertThat(key.verdict()).isEqualTo("production/game-production/redis-cache");
        assertThat(key.because().tag()).isEqualTo("correlated-by-default");
        assertThat(key.because().rule()).isEqualTo("correlation.yaml:12");
    }

    @Test
    void anotherZoneIsAnotherIncident() {
        Alert other = Alerts.with(Alerts.GAME_SERVER_DOWN, "zone", "zone-2");

        assertThat(key(Policies.shipped(), other)).isEqualTo("production/game-production/game-server/zone-2");
    }

    @Test
    void anAlertWithoutServiceIsJoinedByNameAndInstance() {
        Alert alert = Alerts.of("alertname", "NodeDown", "cluster", "production", "instance", "10.0.0.1:9100");

        assertThat(key(Policies.shipped(), alert)).isEqualTo("production/alertname=NodeDown/instance=10.0.0.1:9100");
    }

    @Test
    void aMissingLabelIsAHyphen() {
        assertThat(key(Policies.shipped(), Alerts.of("service", "kafka"))).isEqualTo("-/-/kafka");
    }

    /** Every rule with every combination of values that could be mistaken for each other. */
    @Test
    void differentLabelsNeverShareAKey() {
        Policies policies = Policies.load(
                Written.with("correlation.yaml", BY_ZONE_NAME_OR_SERVICE).in(directory));
        Map<String, Map<String, String>> seen = new HashMap<>();
        Map<String, List<String>> rules = Map.of(
                "zone", List.of("cluster", "namespace", "service", "zone"),
                "name", List.of("cluster", "alertname", "instance"),
                "swapped", List.of("namespace", "cluster", "service"),
                "default", List.of("cluster", "namespace", "service"));

        rules.forEach((rule, labels) -> everyValue(labels, Map.of(), values -> {
            Map<String, String> withRule = new HashMap<>(values);
            withRule.put("rule", rule);
            String key = key(policies, new Alert(withRule, Map.of()));
            assertThat(seen.putIfAbsent(key, values)).as(key).isIn(null, values);
        }));
        assertThat(seen).hasSizeGreaterThan(10_000).doesNotContainKey("");
    }

    private static void everyValue(List<String> labels, Map<String, String> sofar, Consumer<Map<String, String>> each) {
        if (labels.isEmpty()) {
            each.accept(sofar);
            return;
        }
        for (String value : HOSTILE) {
            Map<String, String> values = new HashMap<>(sofar);
            if (!value.isEmpty()) {
                values.put(labels.getFirst(), value);
            }
            everyValue(labels.subList(1, labels.size()), values, each);
        }
    }

    private static String key(Policies policies, Alert alert) {
        return policies.correlate(alert).verdict();
    }
}
