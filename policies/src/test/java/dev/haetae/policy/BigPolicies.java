package dev.haetae.policy;

import dev.haetae.policy.source.PolicyFiles;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** As many rules and services as a large company has, each rule for another alert of another service. */
final class BigPolicies {

    static final int RULES = 2_000;
    static final int SERVICES = 500;
    private static final int ALERTS = 40;

    private BigPolicies() {}

    static PolicyFiles files() {
        TreeMap<String, String> texts = new TreeMap<>(PolicyFiles.shipped().texts());
        texts.keySet().removeIf(name -> name.startsWith("playbooks/"));
        texts.put(
                "severity.yaml", "rules:\n%sdefault: {critical: Sev2, warning: Sev3, info: Sev3}\n".formatted(rules()));
        texts.put("correlation.yaml", "rules:\n%sdefault: [cluster, service]\n".formatted(correlation()));
        texts.put("services.yaml", "services:\n" + services());
        return new PolicyFiles("big", texts);
    }

    /** The alert of which rule so many speaks. */
    static Alert alert(int rule) {
        return Alerts.of(
                "alertname", "Alert" + rule % ALERTS,
                "cluster", "production",
                "namespace", "game-production",
                "instance", "10.0.3.17:9090",
                "job", service(rule),
                "region", "ap-northeast-2",
                "service", service(rule),
                "severity", "critical",
                "team", "game-sre",
                "zone", "zone-1");
    }

    private static String service(int rule) {
        return "service-%d".formatted(rule / (RULES / SERVICES));
    }

    private static String rules() {
        return each(RULES, rule -> """
                  - name: rule-%d
                    match: ['alertname="Alert%d"', 'service="%s"', 'zone=~"zone-.*"']
                    when: facts.usersAffected >= %d || now.peak
                    severity: Sev1
                    why: it is number %d
                """.formatted(rule, rule % ALERTS, service(rule), rule, rule));
    }

    private static String correlation() {
        return each(
                RULES,
                rule ->
                        "  - {name: rule-%d, match: ['alertname=\"Alert%d\"', 'service=\"%s\"'], by: [cluster, service, zone]}\n"
                                .formatted(rule, rule % ALERTS, service(rule)));
    }

    private static String services() {
        return each(
                SERVICES,
                service -> "  service-%d: {grade: high, owner: team-%d, channel: \"#team\"}\n"
                        .formatted(service, service));
    }

    private static String each(int count, java.util.function.IntFunction<String> line) {
        return IntStream.range(0, count).mapToObj(line).collect(Collectors.joining());
    }
}
