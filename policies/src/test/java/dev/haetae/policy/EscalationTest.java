package dev.haetae.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Severity;
import dev.haetae.contract.Urgency;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** I3: who is called, by time and by condition. */
class EscalationTest {

    @TempDir
    Path directory;

    record Row(Severity severity, String age, Set<IncidentFacts.Mark> marks, String levels) {}

    static Stream<Row> shipped() {
        Set<IncidentFacts.Mark> nothing = Set.of();
        Set<IncidentFacts.Mark> acknowledged = Set.of(IncidentFacts.Mark.ACKNOWLEDGED);
        return Stream.of(
                new Row(Severity.SEV1, "0s", nothing, "primary"),
                new Row(Severity.SEV2, "0s", nothing, ""),
                new Row(Severity.SEV2, "4m59s", nothing, ""),
                new Row(Severity.SEV2, "5m", nothing, "secondary"),
                new Row(Severity.SEV2, "5m", acknowledged, ""),
                new Row(Severity.SEV2, "29m59s", acknowledged, ""),
                new Row(Severity.SEV2, "30m", acknowledged, "tertiary"),
                new Row(Severity.SEV2, "59m59s", acknowledged, "tertiary"),
                new Row(Severity.SEV2, "60m", acknowledged, "tertiary, executive"),
                new Row(Severity.SEV0, "60m", nothing, "primary, secondary, tertiary, executive"),
                new Row(Severity.SEV3, "5h", nothing, ""),
                new Row(Severity.SEV3, "1m", Set.of(IncidentFacts.Mark.SEVERITY_RAISED), "secondary"),
                new Row(Severity.SEV3, "1m", Set.of(IncidentFacts.Mark.REMEDIATION_FAILED), "secondary"),
                new Row(
                        Severity.SEV0,
                        "5h",
                        Set.of(IncidentFacts.Mark.REMEDIATION_FAILED, IncidentFacts.Mark.RESOLVED),
                        ""));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void theShippedRules(Row row) {
        assertThat(String.join(", ", ranks(Policies.shipped(), incident(row.severity(), row.age(), row.marks()))))
                .isEqualTo(row.levels());
    }

    @Test
    void saysWhoAndWhyAndWhere() {
        Decision<List<Escalation.Due>> due = Policies.shipped()
                .escalations(incident(Severity.SEV2, "40m", Set.of(IncidentFacts.Mark.ACKNOWLEDGED)), Alerts.NOW);

        assertThat(due.because()).isEqualTo(new Because("escalation-due", "due: tertiary", null));
        assertThat(due.verdict())
                .extracting(Escalation.Due::because)
                .containsExactly(new Because(
                        "escalation-due",
                        "tertiary (team-lead) by rule unresolved: 30 min have not been enough",
                        "escalation.yaml:28"));
    }

    @Test
    void everyRuleThatHoldsIsDue() {
        Set<IncidentFacts.Mark> marks =
                Set.of(IncidentFacts.Mark.SEVERITY_RAISED, IncidentFacts.Mark.REMEDIATION_FAILED);
        Decision<List<Escalation.Due>> due =
                Policies.shipped().escalations(incident(Severity.SEV1, "6m", marks), Alerts.NOW);

        assertThat(due.verdict())
                .extracting(Escalation.Due::rule)
                .containsExactly("serious", "unanswered", "worse", "automation-failed");
        assertThat(due.because().sentence()).isEqualTo("due: primary, secondary");
    }

    @Test
    void whatIsOnlyGoodToKnowCallsNobody() {
        IncidentFacts info = new IncidentFacts(
                Alerts.REDIS_DOWN,
                Urgency.INFO,
                new IncidentView(Severity.SEV0, "opened", 1, 1, 1, Duration.ofHours(5)),
                Set.of());

        assertThat(ranks(Policies.shipped(), info)).isEmpty();
        assertThat(Policies.shipped().nextEscalation(info, Set.of(), Alerts.NOW))
                .isEmpty();
    }

    static Stream<Next> nexts() {
        Set<IncidentFacts.Mark> nothing = Set.of();
        Set<IncidentFacts.Mark> acknowledged = Set.of(IncidentFacts.Mark.ACKNOWLEDGED);
        return Stream.of(
                new Next(Severity.SEV2, "0s", nothing, Set.of(), "5m"),
                new Next(Severity.SEV2, "0s", acknowledged, Set.of(), "30m"),
                new Next(Severity.SEV2, "5m", nothing, Set.of("unanswered"), "30m"),
                new Next(Severity.SEV2, "30m", nothing, Set.of("unanswered", "unresolved"), "1h"),
                new Next(Severity.SEV2, "60m", nothing, Set.of(), null),
                new Next(Severity.SEV3, "0s", nothing, Set.of(), null),
                new Next(Severity.SEV2, "0s", Set.of(IncidentFacts.Mark.RESOLVED), Set.of(), null));
    }

    record Next(Severity severity, String age, Set<IncidentFacts.Mark> marks, Set<String> done, String next) {}

    @ParameterizedTest
    @MethodSource("nexts")
    void saysWhenToAskAgain(Next row) {
        assertThat(Policies.shipped()
                        .nextEscalation(incident(row.severity(), row.age(), row.marks()), row.done(), Alerts.NOW))
                .isEqualTo(Optional.ofNullable(row.next()).map(next -> Duration.parse("PT" + next)));
    }

    @Test
    void aConditionIsLookedAtMinuteByMinute() {
        Policies policies = Policies.load(Written.with("escalation.yaml", """
                levels: {executive: {who: cto}}
                rules:
                  - {name: wide, unresolved: 10m, when: incident.firing > 5, to: executive, why: wide}
                """).in(directory));

        assertThat(policies.nextEscalation(incident(Severity.SEV3, "1m", Set.of()), Set.of(), Alerts.NOW))
                .contains(Duration.ofMinutes(10));
        assertThat(policies.nextEscalation(incident(Severity.SEV3, "10m30s", Set.of()), Set.of(), Alerts.NOW))
                .contains(Duration.ofMinutes(11));
        assertThat(policies.nextEscalation(incident(Severity.SEV3, "10m30s", Set.of()), Set.of("wide"), Alerts.NOW))
                .isEmpty();
    }

    /** L4: Tuesday 02:00 to 06:00 in Seoul. */
    @Test
    void inMaintenanceNobodyIsCalledButForATotalOutage() {
        Situation maintenance = Situation.at(Instant.parse("2026-11-23T17:30:00Z"));
        IncidentFacts serious = incident(Severity.SEV1, "10m", Set.of());

        assertThat(Policies.shipped().escalations(serious, maintenance).verdict())
                .isEmpty();
        assertThat(Policies.shipped().nextEscalation(serious, Set.of(), maintenance))
                .contains(Duration.ofMinutes(11));
        assertThat(Policies.shipped()
                        .escalations(incident(Severity.SEV0, "10m", Set.of()), maintenance)
                        .verdict())
                .hasSize(2);
    }

    @Test
    void aLevelHearsOfItWhereItsChannelIs() {
        Policies policies = Policies.shipped();
        Level primary = policies.escalation().levels().getFirst();

        assertThat(policies.channel(primary, Alerts.REDIS_DOWN))
                .map(Channel::spoken)
                .contains("pager");
        assertThat(policies.channel(new Level(Level.Rank.EXECUTIVE, "cto", Optional.empty()), Alerts.REDIS_DOWN))
                .isEmpty();
    }

    @Test
    void nobodyDueHasAReasonToo() {
        assertThat(Policies.shipped()
                        .escalations(incident(Severity.SEV3, "1m", Set.of()), Alerts.NOW)
                        .because()
                        .tag())
                .isEqualTo("no-escalation");
    }

    @Test
    void aConditionSpeaksOfTheIncident() {
        Policies policies = Policies.load(Written.with("escalation.yaml", """
                levels: {executive: {who: cto}}
                rules:
                  - {name: wide, when: incident.services > 2 && incident.age > duration("10m"), to: executive, why: wide}
                """).in(directory));

        assertThat(ranks(policies, incident(Severity.SEV3, "11m", Set.of()))).containsExactly("executive");
        assertThat(ranks(policies, incident(Severity.SEV3, "10m", Set.of()))).isEmpty();
        assertThat(policies.escalation().levels()).extracting(Level::who).containsExactly("cto");
    }

    @Test
    void aRuleThatCannotBeJudgedIsNamed() {
        Policies policies = Policies.load(Written.with("escalation.yaml", """
                levels: {executive: {who: cto}}
                rules:
                  - {name: many, when: facts.usersAffected > 100, to: executive, why: many}
                """).in(directory));

        assertThat(policies.escalations(incident(Severity.SEV2, "1m", Set.of()), Alerts.NOW)
                        .because()
                        .sentence())
                .endsWith("; rule many could not be judged: facts.usersAffected is unknown");
    }

    @Test
    void withoutTheFileNobodyIsCalledBeside() {
        Policies policies = Policies.load(new Written().in(directory));

        assertThat(ranks(policies, incident(Severity.SEV0, "5h", Set.of()))).isEmpty();
        assertThat(policies.escalation().levels()).isEmpty();
    }

    @Test
    void theShippedLevels() {
        assertThat(Policies.shipped().escalation().levels())
                .extracting(level -> level.rank().word())
                .containsExactly("primary", "secondary", "tertiary", "executive");
    }

    private static List<String> ranks(Policies policies, IncidentFacts incident) {
        return policies.escalations(incident, Alerts.NOW).verdict().stream()
                .map(due -> due.level().rank().word())
                .distinct()
                .toList();
    }

    private static IncidentFacts incident(Severity severity, String age, Set<IncidentFacts.Mark> marks) {
        Duration since = Duration.parse("PT" + age);
        return new IncidentFacts(
                Alerts.REDIS_DOWN, Urgency.CRITICAL, new IncidentView(severity, "mitigating", 3, 3, 3, since), marks);
    }
}
