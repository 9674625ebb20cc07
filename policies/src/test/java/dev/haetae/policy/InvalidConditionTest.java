package dev.haetae.policy;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.haetae.policy.source.InvalidPolicies;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every kind of mistake in a condition, to the column. Those of one line begin at 4:11, those of a block at 5:7. */
class InvalidConditionTest {

    private static final String JOINED = "comparisons are joined by && (and) and || (or), and turned round by !(…)";
    private static final String FACTS = "it has burnRate, firing, repeats, usersAffected";
    private static final String VARIABLES = "there are alert, service, facts, now";
    private static final String FUNCTIONS =
            "there are contains, startsWith, endsWith, matches, size, has, exists, all, "
                    + "duration, timestamp, getHours, getMinutes, getDayOfWeek";
    private static final String NO_DOUBT = "no has(…): where a fact is unknown, the condition does not hold anyway";

    @TempDir
    Path directory;

    static Stream<Arguments> names() {
        return Stream.of(
                arguments(
                        "facts.usersAfected > 10",
                        "4:17: facts has no \"usersAfected\"; did you mean usersAffected? " + FACTS),
                arguments("facts . users > 10", "4:19: facts has no \"users\"; " + FACTS),
                arguments("alrt.name == 'x'", "4:11: there is no \"alrt\" here; did you mean alert? " + VARIABLES),
                arguments(
                        "alert.name == 'x' && incident.alerts > 1",
                        "4:32: there is no \"incident\" here; " + VARIABLES),
                arguments("alert.name.length() > 3", "4:22: there is no function \"length\"; " + FUNCTIONS),
                arguments(
                        "alert.name.startWith('a')",
                        "4:22: there is no function \"startWith\"; did you mean startsWith? " + FUNCTIONS),
                arguments(
                        "alert.labels.exists(k)",
                        "4:24: exists is not used like this; such as now.windows.exists(window, window.startsWith(\"launch\"))\n"
                                + "4:31: there is no \"k\" here; " + VARIABLES),
                arguments(
                        "alert.name.foo == 'x'",
                        "4:21: a text has no fields; a function, such as alert.name.startsWith(\"Redis\")"),
                arguments("facts", "4:11: facts is not a value by itself; " + FACTS),
                arguments("facts > 3", "4:11: facts is not a value by itself; " + FACTS),
                arguments("dyn(facts)['repeats'] > 1", "4:15: facts is not a value by itself; " + FACTS),
                arguments(
                        "now.peak && 'zone' in alert.labels",
                        "4:30: a label that is missing is the empty text; such as has(alert.labels.zone), or alert.labels.zone != \"\""));
    }

    static Stream<Arguments> types() {
        return Stream.of(
                arguments(
                        "facts.usersAffected",
                        "4:11: the condition is a whole number; what is true or false, such as facts.repeats > 2"),
                arguments(
                        "alert.name + alert.name == \"aa\"",
                        "4:22: texts and lists are not put together here; a comparison of each part, or matches(…)"),
                arguments(
                        "alert.labels",
                        "4:11: the condition is a mapping; what is true or false, such as facts.repeats > 2"),
                arguments(
                        "service.grade == 1",
                        "4:25: == does not go with a text and a whole number; both sides of one kind, such as alert.name == \"RedisDown\" or facts.firing == 10"),
                arguments(
                        "facts.repeats == null",
                        "4:25: == does not go with a whole number and null; no null: where something is unknown, the condition does not hold anyway"),
                arguments(
                        "facts.repeats > '3'",
                        "4:25: > does not go with a whole number and a text; two numbers, two texts, two times or two durations, such as incident.age > duration(\"30m\")"),
                arguments(
                        "facts.burnRate + 1 > 2.0",
                        "4:26: + does not go with a decimal number and a whole number; two numbers of one kind, such as facts.burnRate * 2.0, or a time and a duration"),
                arguments(
                        "alert.name && true",
                        "4:22: && does not go with a text and what is true or false; what is true or false, such as !(facts.repeats > 2)"),
                arguments(
                        "alert.name in 'X'",
                        "4:22: in does not go with a text and a text; a list on its right, such as alert.name in [\"RedisDown\", \"KafkaDown\"]"),
                arguments(
                        "now.windows['a'] == 'b'",
                        "4:22: [ ] does not go with a list and a text; a label's name in quotes, such as alert.labels[\"zone\"]"),
                arguments(
                        "alert.name.startsWith(3)",
                        "4:22: startsWith of a text does not go with a whole number; such as alert.name.startsWith(\"Redis\")"),
                arguments(
                        "size(3) > 1",
                        "4:11: size does not go with a whole number; size of a text, a list or a mapping, such as size(alert.labels)"));
    }

    static Stream<Arguments> values() {
        return Stream.of(
                arguments("has(facts.repeats)", "4:11: whether facts.repeats is known must not decide; " + NO_DOUBT),
                arguments(
                        "now.peak && !has(facts.repeats)",
                        "4:24: whether facts.repeats is known must not decide; " + NO_DOUBT),
                arguments(
                        "(now.peak || now.event) != true",
                        "4:21: what || says is compared or handed on; join it by && and ||, or turn it round by !(…)"),
                arguments(
                        "now.windows.all(w, w != '') in [true]",
                        "4:26: what exists or all says is compared or handed on; join it by && and ||, or turn it round by !(…)"),
                arguments(
                        "alert.name.matches('(')",
                        "4:30: '(' is not a regular expression (missing closing )); an expression of RE2, such as \"^Redis\""),
                arguments(
                        "alert.name.matches(alert.urgency)",
                        "4:35: the expression is not written out; such as alert.name.matches(\"^Redis\")"),
                arguments(
                        "alert.name.matches('(a?){500}(a?){500}')",
                        "4:30: the expression is too large; fewer or smaller counts in braces"),
                arguments(
                        "now.at - duration('30x') < now.at",
                        "4:29: \"30x\" is not a duration; such as 30s, 5m or 1h30m"),
                arguments(
                        "now.at < timestamp('today')",
                        "4:30: \"today\" is not a time; such as 2026-11-20T18:00:00+09:00"),
                arguments(
                        "now.at.getHours('Asia/Soul') > 3",
                        "4:27: \"Asia/Soul\" is not a time zone; such as Asia/Seoul"));
    }

    static Stream<Arguments> grammar() {
        return Stream.of(
                arguments("alert.name = 'x'", "4:22: CEL does not know \"=\"; a comparison is written =="),
                arguments(
                        "alert.name == ‘x’",
                        "4:25: CEL does not know \"‘\"; texts stand in straight quotes, and " + JOINED),
                arguments(
                        "alert.name == 'x", "4:25: the text that begins here has no end; the same quote at both ends"),
                arguments(
                        "alert.name.matches('a\\.b')",
                        "4:30: a single backslash stands in a text; two of them, or a raw text such as r\"a\\.b\""),
                arguments("alert.name == 'x' and now.peak", "4:29: \"and\" does not belong here; " + JOINED),
                arguments("alert.name == 'x')", "4:28: \")\" does not belong here; " + JOINED),
                arguments("(alert.name == 'x'", "4:29: \")\" is missing here; as many close as open"),
                arguments(
                        "alert.name ==",
                        "4:24: the condition ends too early; a value after the last operator, and every parenthesis closed"),
                arguments(
                        "now.peak ? true",
                        "4:26: the condition ends too early; a value after the last operator, and every parenthesis closed"),
                arguments("if (now.peak) true", "4:11: CEL keeps the word \"if\" for itself; another word"),
                arguments(
                        "facts.repeats > 99999999999999999999",
                        "4:27: 99999999999999999999 is too large; at most 9223372036854775807"),
                arguments("has(facts)", "4:14: has asks for one field; such as has(alert.labels.zone)"),
                arguments(
                        "alert.labels.exists('x', true)",
                        "4:31: exists, all and the like need a name of their own for each one; such as alert.labels.exists(label, label == \"zone\")"),
                arguments(
                        "(".repeat(60) + "true" + ")".repeat(60),
                        "4:11: the condition is nested deeper than 50 levels; several rules, or alert.name in [\"a\", \"b\"] for many ||"),
                arguments(
                        "true || " + "x".repeat(2_000),
                        "4:11: the condition is longer than 2,000 letters; several rules"));
    }

    @ParameterizedTest
    @MethodSource({"names", "types", "values", "grammar"})
    void saysWhatIsWrongAtItsColumn(String when, String messages) {
        assertWrong(when, messages);
    }

    static Stream<Arguments> scalars() {
        String foo = "there is no \"foo\" here; " + VARIABLES;
        return Stream.of(
                arguments("now.peak && foo", "4:23: " + foo),
                arguments("'now.peak && foo'", "4:24: " + foo),
                arguments("\"now.peak && foo\"", "4:24: " + foo),
                arguments("'alert.name == ''a'' && foo'", "4:35: " + foo),
                arguments("\"alert.name == \\\"a\\\" && foo\"", "4:35: " + foo),
                arguments("\"now.peak \\u0026\\u0026 foo\"", "4:11: " + foo),
                arguments("alert.name == '' && foo", "4:31: " + foo),
                arguments("alert.name == '가😀' && foo", "4:33: " + foo),
                arguments("now.peak &&\n      foo", "5:7: " + foo),
                arguments("'now.peak &&\n\n\n      foo'", "7:7: " + foo),
                arguments("|\n      now.peak &&\n        foo", "6:9: " + foo),
                arguments("|- # a comment\n\n      now.peak &&\n      foo", "7:7: " + foo),
                arguments(">-\n      now.peak &&\n      !now.event &&\n      foo", "7:7: " + foo),
                arguments("|\n      foo &&\n      foo", "5:7: " + foo + "\n6:7: " + foo),
                arguments("!!str now.peak && foo", "4:11: " + foo),
                arguments(
                        "|\n      now.peak &&\n",
                        "5:18: the condition ends too early; a value after the last operator, and every parenthesis closed"));
    }

    @ParameterizedTest
    @MethodSource("scalars")
    void findsThePlaceHoweverYamlWritesIt(String when, String messages) {
        assertWrong(when, messages);
    }

    @Test
    void whatJoinsAlertsMayNotChange() {
        Path policies = Written.with("correlation.yaml", """
                rules:
                  - {name: a, when: "alert.annotations.a == 'b' && facts.repeats > 1", by: [cluster]}
                  - {name: b, by: [cluster]}
                default: [cluster]
                """).in(directory);

        assertThatExceptionOfType(InvalidPolicies.class)
                .isThrownBy(() -> Policies.load(policies))
                .withMessage("""
                        correlation.yaml:2:28: alert has no "annotations"; it has labels, name, urgency
                        correlation.yaml:2:52: there is no "facts" here; alerts are joined by what never changes: there are alert, service
                        correlation.yaml:3:5: the rule says neither match nor when; one of them, such as match: ['alertname="GameServerDown"']""");
    }

    @Test
    void whatIsNoTextIsNoCondition() {
        assertWrong(
                "true",
                "4:11: true is not a condition; in CEL, such as facts.burnRate > 14.4 && now.peak; in quotes when it begins with ! or a quote");
    }

    private void assertWrong(String when, String messages) {
        Path policies =
                Written.with("severity.yaml", Conditions.severityFile(when)).in(directory);

        assertThatExceptionOfType(InvalidPolicies.class)
                .isThrownBy(() -> Policies.load(policies))
                .withMessage("severity.yaml:" + messages.replace("\n", "\nseverity.yaml:"));
    }

    /** They could double a value again and again; a condition only asks. */
    @Test
    void nothingMakesValues() {
        for (String making : List.of("map", "filter")) {
            Path policies = Written.with("severity.yaml", """
                    rules:
                      - {name: a, match: ['a="b"'], when: 'now.windows.%s(x, x == "a").size() > 0', severity: Sev1, why: it is}
                    default: {critical: Sev2, warning: Sev3, info: Sev3}
                    """.formatted(making)).in(directory);

            assertThatExceptionOfType(InvalidPolicies.class)
                    .isThrownBy(() -> Policies.load(policies))
                    .withMessageContaining("there is no function \"%s\"".formatted(making));
        }
    }
}
