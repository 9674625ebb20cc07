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
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** I4: who hears of an incident. */
class NotificationsTest {

    /** Tuesday, 03:00 in Seoul: L4's maintenance. */
    private static final Instant MAINTENANCE = Instant.parse("2026-11-23T18:00:00Z");

    @TempDir
    Path directory;

    record Row(Severity severity, Urgency urgency, Instant at, String channels) {}

    static Stream<Row> shipped() {
        return Stream.of(
                new Row(Severity.SEV0, Urgency.CRITICAL, Alerts.AT, "pager, team, status-page"),
                new Row(Severity.SEV0, Urgency.WARNING, MAINTENANCE, "pager, team, status-page"),
                new Row(Severity.SEV1, Urgency.CRITICAL, Alerts.AT, "pager, team"),
                new Row(Severity.SEV2, Urgency.CRITICAL, Alerts.AT, "pager, team"),
                new Row(Severity.SEV1, Urgency.CRITICAL, MAINTENANCE, "record"),
                new Row(Severity.SEV3, Urgency.WARNING, Alerts.AT, "team"),
                new Row(Severity.SEV3, Urgency.WARNING, MAINTENANCE, "record"),
                new Row(Severity.SEV3, Urgency.INFO, Alerts.AT, "record"));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void theShippedRoutes(Row row) {
        List<Channel> channels = Policies.shipped()
                .route(incident(Alerts.REDIS_DOWN, row.severity(), row.urgency()), Situation.at(row.at()))
                .verdict();

        assertThat(channels.stream().map(Channel::name).collect(Collectors.joining(", ")))
                .isEqualTo(row.channels());
    }

    @Test
    void saysWhichRouteDecided() {
        assertThat(because(Severity.SEV1, Urgency.CRITICAL))
                .isEqualTo(
                        new Because("routed", "announced on pager, team, by route critical", "notifications.yaml:19"));
        assertThat(because(Severity.SEV3, Urgency.WARNING))
                .isEqualTo(new Because(
                        "routed-by-default",
                        "announced on team, the default: no route holds",
                        "notifications.yaml:27"));
    }

    @Test
    void theTeamsChannelIsTheServices() {
        assertThat(team(Alerts.REDIS_DOWN)).contains("#infrastructure");
        assertThat(team(Alerts.GAME_SERVER_DOWN)).contains("#game-sre");
        assertThat(team(Alerts.of("service", "nobody-knows"))).contains("#on-call");
    }

    @Test
    void theStatusPageIsInBothLanguages() {
        assertThat(Policies.shipped()
                        .route(incident(Alerts.REDIS_DOWN, Severity.SEV0, Urgency.CRITICAL), Alerts.NOW)
                        .verdict())
                .contains(new Channel("status-page", Channel.Kind.STATUSPAGE, Optional.empty(), Set.of("ko", "en")));
    }

    @Test
    void aRouteMayAskForLabelsGradesAndConditions() {
        Policies policies = Policies.load(Written.with("notifications.yaml", """
                channels: {pager: {kind: pagerduty}, money: {kind: slack, address: "#money"}, record: {kind: log}}
                routes:
                  - {name: money, match: ['service="shop"'], grade: [critical], to: [money]}
                  - {name: many, when: incident.firing > 5, to: [pager]}
                default: [record]
                """)
                .and("services.yaml", "services: {shop: {grade: critical, owner: a, channel: a}}\n")
                .in(directory));

        assertThat(names(policies, Alerts.of("service", "shop"), 1)).containsExactly("money");
        assertThat(names(policies, Alerts.of("service", "other"), 6)).containsExactly("pager");
        assertThat(names(policies, Alerts.of("service", "other"), 5)).containsExactly("record");
    }

    @Test
    void aRouteThatCannotBeJudgedIsPassedByAndNamed() {
        Policies policies =
                Policies.load(Written.with("notifications.yaml", """
                channels: {pager: {kind: pagerduty}, record: {kind: log}}
                routes:
                  - {name: many, when: facts.usersAffected > 100, to: [pager]}
                default: [record]
                """).in(directory));
        Decision<List<Channel>> decision =
                policies.route(incident(Alerts.REDIS_DOWN, Severity.SEV2, Urgency.WARNING), Alerts.NOW);

        assertThat(decision.verdict()).extracting(Channel::name).containsExactly("record");
        assertThat(decision.because().sentence())
                .isEqualTo("announced on record, the default: no route holds; rule many could not be judged:"
                        + " facts.usersAffected is unknown");
    }

    @Test
    void withoutTheFileEverythingIsWrittenDown() {
        Policies policies = Policies.load(new Written().in(directory));

        assertThat(policies.route(incident(Alerts.REDIS_DOWN, Severity.SEV0, Urgency.CRITICAL), Alerts.NOW)
                        .verdict())
                .extracting(Channel::kind)
                .containsExactly(Channel.Kind.LOG);
    }

    private static List<String> names(Policies policies, Alert alert, int firing) {
        IncidentView view = new IncidentView(Severity.SEV2, "opened", firing, firing, 1, Duration.ZERO);
        return policies.route(new IncidentFacts(alert, Urgency.WARNING, view, Set.of()), Alerts.NOW).verdict().stream()
                .map(Channel::name)
                .toList();
    }

    private static Because because(Severity severity, Urgency urgency) {
        return Policies.shipped()
                .route(incident(Alerts.REDIS_DOWN, severity, urgency), Alerts.NOW)
                .because();
    }

    private static Optional<String> team(Alert alert) {
        return Policies.shipped()
                .route(incident(alert, Severity.SEV3, Urgency.WARNING), Alerts.NOW)
                .verdict()
                .getFirst()
                .address();
    }

    private static IncidentFacts incident(Alert alert, Severity severity, Urgency urgency) {
        IncidentView view = new IncidentView(severity, "opened", 1, 1, 1, Duration.ZERO);
        return new IncidentFacts(alert, urgency, view, Set.of());
    }
}
