package dev.haetae.policy;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.haetae.policy.source.InvalidPolicies;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of mistake, and what the loader says about it, to the column. */
class InvalidPoliciesTest {

    @TempDir
    Path directory;

    record Row(String file, String text, String messages) {

        @Override
        public String toString() {
            return messages.lines().findFirst().orElseThrow();
        }
    }

    static Stream<Row> structure() {
        return Stream.of(
                new Row("severity.yaml", """
                        rules:
                          - name: a
                            match: ['severity="critical"']
                            severity: Sev9
                            why: it is bad
                        default: {critical: Sev2, warning: Sev3, info: Sev3}
                        """, """
                        severity.yaml:4:15: "Sev9" is not a severity; Sev0, Sev1, Sev2 or Sev3
                        """),
                new Row("severity.yaml", """
                        rules:
                          - name: a
                            match: []
                            sevrity:
                              bad: 1
                            why: 7
                        """, """
                        severity.yaml:1:1: a severity file needs "default"; default: {critical: Sev2, warning: Sev3, info: Sev3}
                        severity.yaml:2:5: a severity rule needs "severity"; severity: Sev0, Sev1, Sev2 or Sev3
                        severity.yaml:3:12: a list of matchers is empty; at least one, such as ['alertname="GameServerDown"']; all must hold
                        severity.yaml:4:5: a severity rule has no "sevrity"; did you mean severity? it has name, match, when, grade, repeats, severity, why
                        severity.yaml:6:10: 7 is not a text; a few words for people; quote it when it looks like a number or contains ': '
                        """),
                new Row("severity.yaml", "", """
                        severity.yaml:1:1: nothing stands where a severity file belongs; rules, and a default for each urgency
                        """),
                new Row("severity.yaml", "rules: [\ndefault: {}\n", """
                        severity.yaml:3:1: this is not YAML; expected ',' or ']', but got <stream end>
                        """),
                new Row("severity.yaml", "rules:\n\t- a\n", """
                        severity.yaml:2:1: this is not YAML; found character '\\t(TAB)' that cannot start any token. (Do not use \\t(TAB) for indentation)
                        """),
                new Row("inhibition.yaml", "rules: []\nrules: []\n", """
                        inhibition.yaml:2:1: "rules" is said twice; keep this one or that of line 1
                        """),
                new Row("inhibition.yaml", "rules: []\n---\nrules: []\n", """
                        inhibition.yaml:3:1: a second document begins; one file holds one document
                        """),
                new Row("correlation.yaml", "rules: []\ndefault: [cluster, *other]\n", """
                        correlation.yaml:2:20: *other is a YAML alias; write the value itself, or quote it
                        """),
                new Row("correlation.yaml", "rules: []\ndefault: [cluster, game zone, cluster]\n", """
                        correlation.yaml:2:10: a list of labels says something twice; at least one, each once, such as [cluster, service]
                        correlation.yaml:2:20: "game zone" is not a label's name; letters, digits and underscores, such as zone
                        """),
                new Row("inhibition.yaml", "rules:\n", """
                        inhibition.yaml:1:7: nothing stands where a list of inhibition rules belongs; any of them may silence; [] for none
                        """),
                new Row("services.yaml", """
                        services:
                          game-server:
                            grade: urgent
                            owner: game-sre
                            channel: #game-sre
                            target: {kind: Pod, name: x}
                        """, """
                        services.yaml:3:12: "urgent" is not a grade; critical, high, medium or low
                        services.yaml:5:13: nothing stands where a channel belongs; quoted, because # begins a comment: "#game-sre"
                        services.yaml:6:20: "Pod" is not a kind of workload; Deployment, StatefulSet, DaemonSet, Fleet, Rollout, Service, HTTPRoute, \
                        VirtualService or Node
                        """),
                new Row("guardrails.yaml", """
                        floor: -1
                        ceiling: many
                        coolDown: 10 minutes
                        staleAfter: 2m
                        deadline: 30m1h
                        verifyWithin: 300
                        holdDown: 2m
                        """, """
                        guardrails.yaml:1:1: a guardrails file needs "lockFor"; lockFor: 30s, 5m or 1h30m
                        guardrails.yaml:1:8: -1 is not a number of replicas; 0 to 1000
                        guardrails.yaml:2:10: "many" is not a number of replicas; 0 to 1000
                        guardrails.yaml:3:11: "10 minutes" is not a duration; 30s, 5m or 1h30m
                        guardrails.yaml:5:11: "30m1h" is not a duration; 30s, 5m or 1h30m
                        guardrails.yaml:6:15: 300 is not a duration; 30s, 5m or 1h30m
                        """),
                new Row(Written.PLAYBOOK, """
                        name: Game Server
                        scenario: S10
                        mode: automatic
                        match: [alertname]
                        steps: []
                        """, """
                        playbooks/a.yaml:1:7: "Game Server" is not a name; lower-case words joined by hyphens, such as game-server-down
                        playbooks/a.yaml:3:7: "automatic" is not a mode; observe, suggest, approve or auto; left out: the deployment's default
                        playbooks/a.yaml:5:8: a ladder of steps is empty; at least one, such as - scale: {by: 1, max: 6}
                        """),
                new Row(Written.PLAYBOOK, """
                        name: a
                        scenario: S10
                        match: ['a="b"']
                        steps:
                          - restart:
                              by: 1
                          - scale: {by: 0}
                            verify: {by: [healthy]}
                            onDenied: retry
                        """, """
                        playbooks/a.yaml:6:7: a restart order has no "by"; it has how, batch, coolDown
                        playbooks/a.yaml:7:17: 0 is not a number of replicas to add; 1 to 1000
                        playbooks/a.yaml:8:19: "healthy" is not a check; ready or resolved
                        playbooks/a.yaml:9:15: "retry" is not an answer to a denial; people or next; left out: people, and next after diagnose
                        """));
    }

    static Stream<Row> meaning() {
        return Stream.of(
                new Row("severity.yaml", """
                        rules:
                          - {name: a, match: ['severity"critical"', 'a=~"("', 'a="b"c"'], severity: Sev1, why: it is}
                        default: {critical: Sev2, warning: Sev3, info: Sev3}
                        """, """
                        severity.yaml:2:23: 'severity"critical"' is not a matcher; such as service="auth-service", or with != =~ !~ and an expression of RE2
                        severity.yaml:2:45: '(' is not a regular expression (missing closing )); such as service="auth-service", or with != =~ !~ and an expression of RE2
                        severity.yaml:2:55: 'a="b"c"' is not a matcher; such as service="auth-service", or with != =~ !~ and an expression of RE2
                        """),
                new Row("severity.yaml", """
                        rules:
                          - {name: a, match: ['a="b"'], severity: Sev1, why: it is}
                          - name: b
                            match: ['c="d"', "a=b"]
                            severity: Sev1
                            why: it is
                        default: {critical: Sev2, warning: Sev3, info: Sev3}
                        """, """
                        severity.yaml:3:5: rule b is never reached, because a at severity.yaml:2 holds wherever it does; put it above that rule, or remove it
                        """),
                new Row("correlation.yaml", """
                        rules:
                          - {name: a, match: ['a="b"', 'c="d"'], by: [a]}
                          - {name: b, match: ['c="d"', 'a="b"'], by: [a]}
                        default: [cluster]
                        """, """
                        correlation.yaml:3:5: rule b is never reached, because a at correlation.yaml:2 holds wherever it does; put it above that rule, or remove it
                        """),
                new Row("services.yaml", """
                        services:
                          a: {grade: low, owner: a, channel: a, target: {kind: Deployment, name: "a-{zo-ne}"}}
                          b: {grade: low, owner: a, channel: a, target: {kind: Deployment, name: "A-{zone}"}}
                          c: {grade: low, owner: a, channel: a, target: {kind: Deployment, name: a, namespace: "{a"}}
                        """, """
                        services.yaml:2:74: "a-{zo-ne}" has braces that are no placeholder; {label}, such as {zone}
                        services.yaml:3:74: "A-{zone}" can never name anything in Kubernetes; lower-case letters, digits and hyphens (RFC 1123)
                        services.yaml:4:88: "{a" has braces that are no placeholder; {label}, such as {zone}
                        """),
                new Row("guardrails.yaml", """
                        floor: 7
                        ceiling: 6
                        coolDown: 10m
                        staleAfter: 2m
                        deadline: 15m
                        verifyWithin: 5m
                        holdDown: 2m
                        lockFor: 20m
                        """, """
                        guardrails.yaml:1:8: floor 7 is above ceiling 6; a floor of 6 or less
                        """),
                new Row("guardrails.yaml", """
                        floor: 1
                        ceiling: 6
                        coolDown: 10m
                        staleAfter: 2m
                        deadline: 15m
                        verifyWithin: 5m
                        holdDown: 2m
                        lockFor: 20m
                        perHour: {service: 7, namespace: 6, all: 5}
                        """, """
                        guardrails.yaml:9:20: service 7 is above namespace 6, so it would never count; 6 or fewer
                        guardrails.yaml:9:34: namespace 6 is above all 5, so it would never count; 5 or fewer
                        """),
                new Row("guardrails.yaml", """
                        floor: 1
                        ceiling: 6
                        coolDown: 10m
                        staleAfter: 2m
                        deadline: 15m
                        verifyWithin: 5m
                        holdDown: 2m
                        lockFor: 20m
                        perHour: {service: 0, namespace: 6, all: 5}
                        blastRadius: {targetsAtOnce: 5, percentOfPods: 101}
                        """, """
                        guardrails.yaml:9:20: 0 is not a number of actions; a whole number from 1 to 10000; to have none done, set the mode observe
                        guardrails.yaml:10:48: 101 is not a percentage; a whole number from 0 to 100
                        """),
                new Row(Written.PLAYBOOK, """
                        name: a
                        scenario: S10
                        match: ['a="b"']
                        target: {kind: Deployment, name: "{}"}
                        steps:
                          - scale: {min: 0, max: 11}
                          - scale: {by: 1, to: 3}
                          - scale: {by: 1, min: 4, max: 3}
                          - scale: {to: 5, max: 4}
                        """, """
                        playbooks/a.yaml:4:34: "{}" has braces that are no placeholder; {label}, such as {zone}
                        playbooks/a.yaml:6:12: scale does not say how far; exactly one of to, by and percent
                        playbooks/a.yaml:6:18: min 0 is below the floor of 1 at guardrails.yaml:1; stay within it, or change it there
                        playbooks/a.yaml:6:26: max 11 is above the ceiling of 10 at guardrails.yaml:2; stay within it, or change it there
                        playbooks/a.yaml:7:12: scale says how far more than once; exactly one of to, by and percent
                        playbooks/a.yaml:8:25: min 4 is above max 3; a min of max or less
                        playbooks/a.yaml:9:17: to 5 is outside min 1 and max 4; a number between them
                        """),
                new Row(Written.PLAYBOOK, """
                        name: a
                        scenario: S10
                        match: ['a="b"']
                        steps:
                          - name: more
                            scale: {by: 1}
                            verify: {within: 16m}
                          - name: more
                            scale: {by: 1}
                            deadline: 4m30s
                        """, """
                        playbooks/a.yaml:5:5: step more has 16m to be verified but a deadline of 15m; a longer deadline, or a shorter within
                        playbooks/a.yaml:8:5: step more has 5m to be verified but a deadline of 4m30s; a longer deadline, or a shorter within
                        playbooks/a.yaml:8:11: two steps are called more; each step has a name of its own
                        """),
                new Row(Written.PLAYBOOK, """
                        name: a
                        scenario: S10
                        match: ['a="b"']
                        steps:
                          - isolate: {what: pod, for: 4m59s}
                          - {isolate: {what: node, for: 2m}, verify: {within: 2m}}
                          - configure: {configMap: features, key: guest-mode, value: "on", expires: 4m}
                          - configure: {configMap: features, key: guest-mode, value: "on"}
                        """, """
                        playbooks/a.yaml:5:31: step isolate-1 is taken back after 4m59s, before the 5m are over that it has to be verified; a longer time, or a shorter within
                        playbooks/a.yaml:7:77: step configure-3 is taken back after 4m, before the 5m are over that it has to be verified; a longer time, or a shorter within
                        """));
    }

    @ParameterizedTest
    @MethodSource({"structure", "meaning"})
    void saysWhatIsWrongAndWhatWouldBeRight(Row row) {
        Path policies = Written.with(row.file(), row.text()).in(directory);

        assertThatExceptionOfType(InvalidPolicies.class)
                .isThrownBy(() -> Policies.load(policies))
                .withMessage(row.messages().strip());
    }
}
