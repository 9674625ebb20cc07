package dev.haetae.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.haetae.contract.Severity;
import dev.haetae.policy.source.InvalidPolicies;
import java.nio.file.Path;
import java.time.Instant;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SeverityTest {

    private static final String EVERY_CONDITION = """
            rules:
              - {name: often, match: ['a="1"'], repeats: 3, severity: Sev3, why: people know it}
              - {name: low, match: ['a="1"'], grade: [low, medium], severity: Sev2, why: few use it}
              - {name: any, match: ['a="1"'], severity: Sev0, why: it is one}
            default: {critical: Sev1, warning: Sev2, info: Sev3}
            """;
    private static final String SERVICES = """
            services:
              important: {grade: high, owner: a, channel: a}
              small: {grade: low, owner: a, channel: a}
            """;

    /** The first second of an evening in Seoul (L4). */
    private static final Instant PEAK = Instant.parse("2026-11-20T09:00:00Z");

    /** Three in the morning of a Tuesday in Seoul (L4). */
    private static final Instant MAINTENANCE = Instant.parse("2026-11-23T18:00:00Z");

    @TempDir
    Path directory;

    record Row(String service, OptionalInt repeats, Severity severity) {}

    static Stream<Row> rows() {
        return Stream.of(
                new Row("important", OptionalInt.of(3), Severity.SEV3),
                new Row("important", OptionalInt.of(4), Severity.SEV3),
                new Row("important", OptionalInt.of(2), Severity.SEV0),
                new Row("important", OptionalInt.empty(), Severity.SEV0),
                new Row("small", OptionalInt.of(0), Severity.SEV2),
                new Row("small", OptionalInt.empty(), Severity.SEV2),
                new Row("nobody-knows-it", OptionalInt.empty(), Severity.SEV0));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void theFirstRuleOfWhichEveryConditionHoldsDecides(Row row) {
        Policies policies = Policies.load(Written.with("severity.yaml", EVERY_CONDITION)
                .and("services.yaml", SERVICES)
                .in(directory));

        assertThat(policies.severity(Alerts.of("a", "1", "service", row.service()), situation(row.repeats()))
                        .verdict())
                .isEqualTo(row.severity());
    }

    @Test
    void saysWhichRuleDecided() {
        assertThat(Policies.shipped()
                        .severity(Alerts.GAME_SERVER_DOWN, Alerts.NOW)
                        .because())
                .isEqualTo(new Because(
                        "severity-by-rule",
                        "Sev1 by rule critical-service: players cannot play, log in or pay (facts.usersAffected is unknown)",
                        "severity.yaml:15"));
        assertThat(Policies.shipped().severity(Alerts.KAFKA_LAG, Alerts.NOW).because())
                .isEqualTo(new Because(
                        "severity-by-urgency",
                        "Sev3, the default of warning alerts: no rule holds "
                                + "(facts.usersAffected is unknown; facts.burnRate is unknown)",
                        "severity.yaml:53"));
    }

    record Captured(Alert alert, Severity severity) {}

    static Stream<Captured> captured() {
        return Stream.of(
                new Captured(Alerts.GAME_SERVER_DOWN, Severity.SEV1),
                new Captured(Alerts.HIGH_ERROR_RATE, Severity.SEV1),
                new Captured(Alerts.REDIS_DOWN, Severity.SEV2),
                new Captured(Alerts.KAFKA_LAG, Severity.SEV3),
                new Captured(Alerts.with(Alerts.KAFKA_LAG, "severity", "info"), Severity.SEV3),
                new Captured(Alerts.with(Alerts.KAFKA_LAG, "severity", ""), Severity.SEV3),
                new Captured(Alerts.with(Alerts.GAME_SERVER_DOWN, "alertname", "AllZonesDown"), Severity.SEV0));
    }

    @ParameterizedTest
    @MethodSource("captured")
    void theShippedRulesOnWhatAlertmanagerSent(Captured row) {
        assertThat(Policies.shipped().severity(row.alert(), Alerts.NOW).verdict())
                .isEqualTo(row.severity());
    }

    @ParameterizedTest
    @MethodSource("captured")
    void whatIsUnknownNeverLowers(Captured row) {
        Severity unknown = Policies.shipped().severity(row.alert(), Alerts.NOW).verdict();
        Severity never = Policies.shipped()
                .severity(row.alert(), situation(OptionalInt.of(0)))
                .verdict();

        assertThat(never.isWorseThan(unknown)).isFalse();
    }

    @Test
    void aThirdTimeIsWorse() {
        assertThat(Policies.shipped()
                        .severity(Alerts.REDIS_DOWN, situation(OptionalInt.of(3)))
                        .verdict())
                .isEqualTo(Severity.SEV1);
    }

    record Known(Alert alert, Facts facts, Instant at, Severity severity, String rule) {}

    static Stream<Known> known() {
        Alert warning = Alerts.KAFKA_LAG;
        Alert important = Alerts.with(Alerts.HIGH_ERROR_RATE, "severity", "warning");
        Alert info = Alerts.with(Alerts.KAFKA_LAG, "severity", "info");
        return Stream.of(
                new Known(warning, users(50_000), Alerts.AT, Severity.SEV0, "half-of-all-players"),
                new Known(warning, users(49_999), Alerts.AT, Severity.SEV1, "many-players"),
                new Known(warning, users(30_000), Alerts.AT, Severity.SEV1, "many-players"),
                new Known(warning, users(29_999), Alerts.AT, Severity.SEV3, "no rule holds"),
                new Known(info, users(100_000), Alerts.AT, Severity.SEV3, "no rule holds"),
                new Known(warning, burning(14.4), Alerts.AT, Severity.SEV1, "burns-fast"),
                new Known(warning, burning(14.3), Alerts.AT, Severity.SEV2, "burns"),
                new Known(warning, burning(6), Alerts.AT, Severity.SEV2, "burns"),
                new Known(warning, burning(5.9), Alerts.AT, Severity.SEV3, "no rule holds"),
                new Known(info, burning(100), Alerts.AT, Severity.SEV3, "no rule holds"),
                new Known(important, users(0), PEAK, Severity.SEV2, "critical-service-at-peak"),
                new Known(important, users(0), PEAK.minusSeconds(1), Severity.SEV3, "no rule holds"),
                new Known(warning, users(0), PEAK, Severity.SEV3, "no rule holds"),
                new Known(Alerts.GAME_SERVER_DOWN, users(0), MAINTENANCE, Severity.SEV1, "critical-service"));
    }

    @ParameterizedTest
    @MethodSource("known")
    void theShippedRulesOnWhatIsKnown(Known row) {
        Decision<Severity> decision = Policies.shipped().severity(row.alert(), new Situation(row.facts(), row.at()));

        assertThat(decision.verdict()).isEqualTo(row.severity());
        assertThat(decision.because().sentence()).contains(row.rule());
    }

    /** A rule that lowers is never taken for want of knowledge. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "!(facts.usersAffected > 10)",
                "facts.usersAffected <= 10",
                "facts.usersAffected > 10 ? false : true",
                "facts.repeats < 2 && facts.usersAffected < 10",
                "![facts.usersAffected].exists(users, users > 10)"
            })
    void noNegationOfTheUnknownLowers(String when) {
        Policies policies =
                Policies.load(Written.with("severity.yaml", """
                rules:
                  - {name: few, when: "%s", severity: Sev3, why: few are affected}
                default: {critical: Sev1, warning: Sev2, info: Sev3}
                """.formatted(when)).in(directory));

        assertThat(policies.severity(Alerts.REDIS_DOWN, Alerts.NOW).verdict()).isEqualTo(Severity.SEV1);
        assertThat(policies.severity(Alerts.REDIS_DOWN, situation(OptionalInt.of(0)))
                        .verdict())
                .isEqualTo(Severity.SEV1);
    }

    @Test
    void aDoubtThatWouldLowerIsNotTold() {
        Policies policies = Policies.load(Written.with("severity.yaml", """
                rules:
                  - {name: few, when: facts.usersAffected < 10, severity: Sev3, why: few are affected}
                  - {name: often, match: ['severity="critical"'], repeats: 3, severity: Sev0, why: it is a pattern}
                default: {critical: Sev1, warning: Sev2, info: Sev3}
                """).in(directory));

        assertThat(policies.severity(Alerts.REDIS_DOWN, Alerts.NOW).because().sentence())
                .isEqualTo("Sev1, the default of critical alerts: no rule holds (facts.repeats is unknown)");
    }

    @Test
    void theSameConditionIsNeverReachedTwice() {
        Path written = Written.with("severity.yaml", """
                rules:
                  - {name: a, match: ['x="1"'], when: now.peak, severity: Sev1, why: it is}
                  - {name: b, match: ['x="1"'], when: now.event, severity: Sev1, why: it is}
                  - {name: c, match: ['x="1"'], severity: Sev1, why: it is}
                  - {name: d, match: ['x="1"', 'y="1"'], when: now.peak, severity: Sev1, why: it is}
                default: {critical: Sev1, warning: Sev2, info: Sev3}
                """).in(directory);

        assertThatExceptionOfType(InvalidPolicies.class)
                .isThrownBy(() -> Policies.load(written))
                .withMessage("severity.yaml:5:5: rule d is never reached, because a at severity.yaml:2 holds wherever"
                        + " it does; put it above that rule, or remove it");
    }

    private static Facts users(long affected) {
        return new Facts(OptionalInt.of(0), OptionalInt.of(1), OptionalLong.of(affected), OptionalDouble.of(0));
    }

    private static Facts burning(double rate) {
        return new Facts(OptionalInt.of(0), OptionalInt.of(1), OptionalLong.of(0), OptionalDouble.of(rate));
    }

    private static Situation situation(OptionalInt repeats) {
        return new Situation(
                new Facts(repeats, OptionalInt.empty(), OptionalLong.empty(), OptionalDouble.empty()), Alerts.AT);
    }
}
