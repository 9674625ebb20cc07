package dev.haetae.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Severity;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

        assertThat(policies.severity(Alerts.of("a", "1", "service", row.service()), facts(row.repeats()))
                        .verdict())
                .isEqualTo(row.severity());
    }

    @Test
    void saysWhichRuleDecided() {
        assertThat(Policies.shipped()
                        .severity(Alerts.GAME_SERVER_DOWN, Facts.unknown())
                        .because())
                .isEqualTo(new Because(
                        "severity-by-rule",
                        "Sev1 by rule critical-service: players cannot play, log in or pay",
                        "severity.yaml:9"));
        assertThat(Policies.shipped()
                        .severity(Alerts.KAFKA_LAG, Facts.unknown())
                        .because())
                .isEqualTo(new Because(
                        "severity-by-urgency",
                        "Sev3, the default of warning alerts: no rule holds",
                        "severity.yaml:22"));
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
        assertThat(Policies.shipped().severity(row.alert(), Facts.unknown()).verdict())
                .isEqualTo(row.severity());
    }

    @ParameterizedTest
    @MethodSource("captured")
    void whatIsUnknownNeverLowers(Captured row) {
        Severity unknown =
                Policies.shipped().severity(row.alert(), Facts.unknown()).verdict();
        Severity never = Policies.shipped()
                .severity(row.alert(), facts(OptionalInt.of(0)))
                .verdict();

        assertThat(never.isWorseThan(unknown)).isFalse();
    }

    @Test
    void aThirdTimeIsWorse() {
        assertThat(Policies.shipped()
                        .severity(Alerts.REDIS_DOWN, facts(OptionalInt.of(3)))
                        .verdict())
                .isEqualTo(Severity.SEV1);
    }

    private static Facts facts(OptionalInt repeats) {
        return new Facts(repeats, OptionalLong.empty(), OptionalDouble.empty());
    }
}
