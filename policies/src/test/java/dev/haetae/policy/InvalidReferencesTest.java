package dev.haetae.policy;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.haetae.policy.source.InvalidPolicies;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Verbs, times, and names of what is not there: what the loader says about them, to the column. */
class InvalidReferencesTest {

    private static final String VERBS =
            "one of scale, restart, isolate, rollback, configure, cache-rebuild, run-job, diagnose, status-update";

    private static final String SERVICES = """
            services:
              game-server: {grade: critical, owner: a, channel: a}
              kafka: {grade: high, owner: a, channel: a}
            """;

    @TempDir
    Path directory;

    record Row(Map<String, String> files, String messages) {

        Row(String file, String text, String messages) {
            this(Map.of(file, text), messages);
        }

        @Override
        public String toString() {
            return messages.lines().findFirst().orElseThrow();
        }
    }

    static Stream<Row> verbs() {
        return Stream.of(
                new Row(Written.PLAYBOOK, """
                        name: a
                        scenario: S4
                        match: ['a="b"']
                        steps:
                          - name: again
                            restrat: {}
                          - reboot: {}
                          - name: nothing
                          - {scale: {by: 1}, restart: {}}
                          - {scale: {by: 1}, verfy: {by: [ready]}}
                        """, """
                        playbooks/a.yaml:6:5: "restrat" is not a verb; did you mean restart? VERBS
                        playbooks/a.yaml:7:5: "reboot" is not a verb; VERBS
                        playbooks/a.yaml:8:5: a step needs a verb; VERBS
                        playbooks/a.yaml:9:5: a step needs only a verb, and has scale, restart; VERBS
                        playbooks/a.yaml:10:22: a step has no "verfy"; did you mean verify? it has name, phase, role, mode, \
                        scale, restart, isolate, rollback, configure, cache-rebuild, run-job, diagnose, status-update, \
                        verify, undo, deadline, onDenied
                        """.replace("VERBS", VERBS)), new Row(Written.PLAYBOOK, """
                        name: a
                        scenario: S4
                        match: ['a="b"']
                        maintenance: always
                        runbook: the wiki
                        then: Other
                        steps:
                          - {restart: {how: quickly, batch: 0}, phase: now, role: boss, mode: auto}
                          - isolate: {what: zone}
                          - configure: {configMap: Features, key: 1}
                          - cache-rebuild: {prefix: a, source: redis, rate: 0}
                          - run-job: load
                          - diagnose: {promql: []}
                          - status-update: {}
                        """, """
                        playbooks/a.yaml:4:14: "always" is not a word on maintenance; allow or deny: whether automation may run it in a maintenance window (L4); left out: deny
                        playbooks/a.yaml:5:10: "the wiki" is not a runbook; where people read on, such as https://wiki.example/runbooks/game-server
                        playbooks/a.yaml:6:7: "Other" is not a playbook to follow; when no step helped: a playbook's name, and from which of its steps on, such as service-down/take-out
                        playbooks/a.yaml:8:21: "quickly" is not a way to restart; rolling (all pods, batch by batch) or one-pod (the one that the alert is about)
                        playbooks/a.yaml:8:37: 0 is not a percentage; 1 to 100
                        playbooks/a.yaml:8:48: "now" is not a phase; declare, gather, resolve or analyse (I6); left out: as its verb
                        playbooks/a.yaml:8:59: "boss" is not a role; incident-commander, operations-lead, communications-lead or scribe (I2): who takes it over; left out: as its verb
                        playbooks/a.yaml:8:71: "auto" is not a mode; observe, suggest or approve: trust this step no further, whatever the playbook's mode
                        playbooks/a.yaml:9:14: an isolation order needs "for"; for: 30s, 5m or 1h30m
                        playbooks/a.yaml:9:21: "zone" is not a thing to isolate; pod (out of the load balancer) or node (nothing new is placed on it)
                        playbooks/a.yaml:10:16: a configuration order needs "value"; value: a few words for people; quote it when it looks like a number or contains ': '
                        playbooks/a.yaml:10:28: "Features" is not a resource's name; as Kubernetes has it: lower-case letters, digits and hyphens
                        playbooks/a.yaml:10:43: 1 is not a text; a few words for people; quote it when it looks like a number or contains ': '
                        playbooks/a.yaml:11:40: "redis" is not a source; where the truth is read over HTTP, such as http://ranking/export
                        playbooks/a.yaml:11:53: 0 is not a number of keys a second; 1 to 100000
                        playbooks/a.yaml:12:14: "load" is not a job order; {cronJob: load-snapshots}: a job made of it runs now
                        playbooks/a.yaml:13:24: a list of PromQL queries is empty; at least one, such as ['rate(http_requests_total[5m])']
                        playbooks/a.yaml:14:20: a status update is empty; {ko: …, en: …}: what people are to read, in one language or both (I5)
                        """));
    }

    static Stream<Row> times() {
        return Stream.of(
                new Row(Written.PLAYBOOK, """
                        name: a
                        scenario: S4
                        match: ['a="b"']
                        steps:
                          - restart: {}
                            verify: {by: [resolved], within: 4m59s}
                          - {scale: {by: 1}, verify: {by: [resolved], within: 5m}}
                          - {scale: {by: 1}, verify: {by: [ready, resolved], within: 1m}}
                          - diagnose: {}
                            verify: {by: [ready]}
                        """, """
                        playbooks/a.yaml:6:38: step restart-1 has 4m59s to be verified, but word of a resolution takes up to 5m (groupInterval); a longer within, or by: [ready, resolved]
                        playbooks/a.yaml:10:13: diagnose changes nothing that could be verified; leave verify out
                        """),
                new Row(Map.of(Written.PLAYBOOK, """
                                name: a
                                scenario: S4
                                match: ['a="b"']
                                steps:
                                  - {scale: {by: 1}, verify: {by: [resolved]}}
                                """, "guardrails.yaml", """
                                floor: 1
                                ceiling: 10
                                coolDown: 10m
                                staleAfter: 2m
                                deadline: 15m
                                verifyWithin: 20s
                                holdDown: 2m
                                lockFor: 20m
                                groupInterval: 30s
                                """), """
                        playbooks/a.yaml:5:30: step scale-1 has 20s to be verified, but word of a resolution takes up to 30s (groupInterval); a longer within, or by: [ready, resolved]
                        """));
    }

    static Stream<Row> names() {
        return Stream.of(
                new Row(
                        Map.of(
                                "services.yaml",
                                SERVICES,
                                "severity.yaml",
                                """
                                rules:
                                  - {name: a, match: ['service="game-servr"'], severity: Sev1, why: it is}
                                  - {name: b, match: ['service=""', 'service=~"gam.*"', 'service="kafka"'], severity: Sev1, why: it is}
                                default: {critical: Sev2, warning: Sev3, info: Sev3}
                                """,
                                "correlation.yaml",
                                """
                                rules:
                                  - {name: a, match: ['service!="kafak"'], by: [cluster]}
                                default: [cluster]
                                """,
                                "inhibition.yaml",
                                """
                                rules:
                                  - name: a
                                    source: ['service="mysql"']
                                    target: ['service = "kafka" ', "service=mongodb"]
                                    equal: [cluster]
                                    why: it is
                                """,
                                "notifications.yaml",
                                """
                                channels: {record: {kind: log}}
                                routes:
                                  - {name: a, match: ['service="redis"'], to: [record]}
                                default: [record]
                                """,
                                Written.PLAYBOOK,
                                """
                                name: a
                                scenario: S4
                                match: ['service="game-servers"']
                                steps:
                                  - scale: {by: 1}
                                """),
                        """
                        correlation.yaml:2:23: services.yaml has no service "kafak"; did you mean kafka? there are game-server, kafka
                        inhibition.yaml:3:14: services.yaml has no service "mysql"; there are game-server, kafka
                        inhibition.yaml:4:36: services.yaml has no service "mongodb"; there are game-server, kafka
                        notifications.yaml:3:23: services.yaml has no service "redis"; there are game-server, kafka
                        playbooks/a.yaml:3:9: services.yaml has no service "game-servers"; did you mean game-server? there are game-server, kafka
                        severity.yaml:2:23: services.yaml has no service "game-servr"; did you mean game-server? there are game-server, kafka
                        """),
                new Row("severity.yaml", """
                        rules:
                          - {name: a, match: ['service="kafka"'], severity: Sev1, why: it is}
                        default: {critical: Sev2, warning: Sev3, info: Sev3}
                        """, """
                        severity.yaml:2:23: services.yaml has no service "kafka"; there is none at all
                        """),
                new Row(Map.of("notifications.yaml", """
                                channels:
                                  pager: {kind: pagerduty}
                                  team: {kind: slack}
                                  own: {kind: slack, address: "{channel}"}
                                routes:
                                  - {name: a, severity: [Sev0, Sev1], to: [pager, tema]}
                                  - {name: b, severity: [Sev1], urgency: [info], to: [mail]}
                                default: [pagr]
                                """, "escalation.yaml", """
                                levels:
                                  primary: {who: on-call, channel: pagre}
                                rules:
                                  - {name: a, unresolved: 30m, to: tertiary, why: long}
                                """), """
                        escalation.yaml:2:36: notifications.yaml has no channel "pagre"; did you mean pager? there are pager, team, own
                        escalation.yaml:4:36: there is no level "tertiary"; there is only primary
                        notifications.yaml:3:9: channel team has no address; address: "#a-channel", or "{channel}" for the service's own
                        notifications.yaml:4:8: channel own has no address for a service without channel; otherwise: "#a-channel"
                        notifications.yaml:6:51: notifications.yaml has no channel "tema"; did you mean team? there are pager, team, own
                        notifications.yaml:7:5: rule b is never reached, because a at notifications.yaml:6 holds wherever it does; put it above that rule, or remove it
                        notifications.yaml:7:55: notifications.yaml has no channel "mail"; there are pager, team, own
                        notifications.yaml:8:11: notifications.yaml has no channel "pagr"; did you mean pager? there are pager, team, own
                        """),
                new Row("escalation.yaml", """
                        levels:
                          primary: {who: on-call, channel: pager}
                          fourth: {who: ceo}
                        rules:
                          - {name: a, on: fire, to: president, why: long}
                        """, """
                        escalation.yaml:3:3: a mapping of levels has no "fourth"; it has primary, secondary, tertiary, executive
                        escalation.yaml:5:19: "fire" is not an occurrence; severity-raised or remediation-failed
                        escalation.yaml:5:29: "president" is not a level's name; primary, secondary, tertiary or executive
                        """),
                new Row("services.yaml", """
                        services:
                          a: {grade: low, kind: queue, owner: a, channel: a}
                        """, """
                        services.yaml:2:25: "queue" is not a kind of dependency; core, api, analytics, external, cache or database; left out: api
                        """));
    }

    @ParameterizedTest
    @MethodSource({"verbs", "times", "names"})
    void saysWhatIsWrongAndWhatWouldBeRight(Row row) {
        Written written = new Written();
        row.files().forEach(written::and);
        Path policies = written.in(directory);

        assertThatExceptionOfType(InvalidPolicies.class)
                .isThrownBy(() -> Policies.load(policies))
                .withMessage(row.messages().strip());
    }
}
