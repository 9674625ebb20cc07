package dev.haetae.policy.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.haetae.policy.Mode;
import dev.haetae.policy.source.CaseFiles;
import dev.haetae.policy.source.InvalidPolicies;
import dev.haetae.policy.source.PolicyFiles;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a case file may say, and what is said of one that says something else, to the column. */
class CaseBookTest {

    private static final String FILE = "cases/a.yaml";

    private static List<PolicyCase> read(String text) {
        return CaseBook.of(PolicyFiles.shipped(), new CaseFiles(new TreeMap<>(Map.of(FILE, text))))
                .cases();
    }

    private static PolicyCase only(String text) {
        return read(text).getFirst();
    }

    @Test
    void whatIsNotSaidIsAPlainNightInSeoul() {
        PolicyCase one = only("""
                cases:
                  - name: nothing special
                    alerts: [{fires: {alertname: A}}]
                    expect: []
                """);

        assertThat(one.at()).isEqualTo(Instant.parse("2026-11-18T18:00:00Z"));
        assertThat(one.mode()).isEqualTo(Mode.AUTO);
        assertThat(one.cluster()).isEqualTo("production");
        assertThat(one.place()).isEqualTo("cases/a.yaml:2");
        assertThat(one.expected().incidents()).isEmpty();
        assertThat(one.expected().suppressed()).isEmpty();
    }

    @Test
    void theZoneOfTheFileIsThatOfItsTimes() {
        PolicyCase one = only("""
                zone: Europe/Berlin
                cases:
                  - name: summer
                    at: "2026-07-01 12:00:01"
                    alerts: [{fires: {alertname: A}}]
                    expect: []
                """);

        assertThat(one.at()).isEqualTo(Instant.parse("2026-07-01T10:00:01Z"));
    }

    @Test
    void thingsHappenInTheirOrderAndAtOnceWhereNothingIsSaid() {
        PolicyCase one = only("""
                given: {cluster: staging}
                cases:
                  - name: two of them
                    alerts:
                      - {fires: {alertname: A, service: "s{n}"}, times: 2}
                      - {after: 1m, acknowledges: A}
                      - resolves: {service: s2}
                    expect: []
                """);

        assertThat(one.cluster()).isEqualTo("staging");
        assertThat(one.moves())
                .extracting(Move::after)
                .containsExactly(Duration.ZERO, Duration.ZERO, Duration.ofMinutes(1), Duration.ofMinutes(1));
        assertThat(one.moves().get(1))
                .isInstanceOfSatisfying(
                        Move.Fires.class,
                        fires -> assertThat(fires.alert().labels())
                                .containsOnly(
                                        Map.entry("cluster", "staging"),
                                        Map.entry("alertname", "A"),
                                        Map.entry("service", "s2")));
    }

    @Test
    void aStarStandsForEverythingOfARule() {
        PolicyCase one = only("""
                cases:
                  - name: all of it
                    rules: [playbooks/high-cpu, playbooks/high-cpu/*]
                    alerts: [{fires: {alertname: A}}]
                    expect: []
                """);

        assertThat(one.rules())
                .containsExactly(
                        "playbooks/high-cpu",
                        "playbooks/high-cpu/diagnose-1",
                        "playbooks/high-cpu/half-as-many-again",
                        "playbooks/high-cpu/once-more");
    }

    record Row(String text, String messages) {

        @Override
        public String toString() {
            return messages.lines().findFirst().orElseThrow();
        }
    }

    static Stream<Row> mistakes() {
        return Stream.of(
                new Row("""
                        cases:
                          - name: a
                            alerts: [{fires: {alertname: A}}]
                        """, """
                        cases/a.yaml:2:5: a case needs "expect"; expect: each incident that opens, such as - {incident: …, severity: Sev1}; [] for none
                        """),
                new Row("""
                        cases:
                          - name: a
                            alerts:
                              - fire: {alertname: A}
                              - {fires: {alertname: A}, resolves: A}
                            expect: []
                        """, """
                        cases/a.yaml:4:9: "fire" is not an event; did you mean fires? one of fires, resolves, acknowledges, resumes, approves, rejects
                        cases/a.yaml:5:9: something that happens needs only an event, and has fires, resolves; one of fires, resolves, acknowledges, resumes, approves, rejects
                        """),
                new Row("""
                        cases:
                          - name: a
                            rules: [severity.yaml/critical-servic, playbooks/none-such/*]
                            alerts: [{fires: {alertname: A}}]
                            expect: []
                        """, """
                        cases/a.yaml:3:13: the policies have no "severity.yaml/critical-servic"; did you mean severity.yaml/critical-service?
                        cases/a.yaml:3:44: the policies have nothing that begins with "playbooks/none-such/"; a rule's name before /*
                        """),
                new Row("""
                        cases:
                          - name: a
                            alerts:
                              - fires: {alertname: High}
                              - {after: 2m, resolves: Hihg}
                              - {after: 1m, resolves: {alertname: High, zone: zone-1}}
                            expect: []
                            suppressed: {High: no-rule}
                            recorded: [Low]
                        """, """
                        cases/a.yaml:5:31: no alert of this case is called "Hihg"; did you mean High? there is only High
                        cases/a.yaml:6:17: 1m is before what stands above it; the time since the case began, and the list in the order of time
                        cases/a.yaml:6:31: no alert of this case has {
                        cases/a.yaml:8:24: inhibition.yaml has no rule "no-rule"; there are critical-explains-warning, down-explains-errors
                        cases/a.yaml:9:16: no alert of this case is called "Low"; there is only High
                        """),
                new Row("""
                        cases:
                          - name: a
                            at: "2026-02-30 03:00"
                            alerts: [{fires: {alertname: A}, times: 3}]
                            expect:
                              - {playbook: high-cpv}
                              - {playbook: high-cpu, steps: {one-more: helped}, ladder: [twice-more]}
                              - {steps: {never-heard-of: helped}}
                          - name: a
                            alerts: [{resolves: A}]
                            expect: []
                        """, """
                        cases/a.yaml:3:9: "2026-02-30 03:00" is not a time; a day and an hour that there are
                        cases/a.yaml:4:22: the same alert cannot fire 3 times at once; a label with {n} in it
                        cases/a.yaml:6:20: there is no playbook "high-cpv"; did you mean high-cpu?
                        cases/a.yaml:7:48: playbook high-cpu has no step "one-more"; did you mean once-more? there are diagnose-1, half-as-many-again, once-more
                        cases/a.yaml:7:66: playbook high-cpu has no step "twice-more"; there are diagnose-1, half-as-many-again, once-more
                        cases/a.yaml:8:34: no playbook has a step "never-heard-of"; there are
                        cases/a.yaml:9:11: the case at cases/a.yaml:2 has the same name; a name of its own
                        cases/a.yaml:10:25: no alert of this case is called "A"; there is none at all
                        """),
                new Row("""
                        zone: Asia/Soul
                        cases:
                          - name: a
                            workloads: {matchmaking: gone}
                            alerts: [{fires: {service: matchmaking}}]
                            expect: [{severity: Sev9, handedOver: 3}]
                        """, """
                        cases/a.yaml:4:30: "gone" is not a state of a workload; its replicas, or absent, autoscaled or unseen
                        cases/a.yaml:5:22: an alert's labels needs "alertname"; alertname: such as HighLatency
                        cases/a.yaml:6:25: "Sev9" is not a severity; Sev0, Sev1, Sev2 or Sev3
                        cases/a.yaml:6:43: 3 is not a word on handing over; true or false, or why people have to go on: a reason such as ladder-exhausted, or words of it
                        """),
                new Row("""
                        zone: Asia/Soul
                        cases:
                          - name: a
                            alerts: [{fires: {alertname: A}}, {resolves: A, times: 2}]
                            expect: []
                        """, """
                        cases/a.yaml:1:7: "Asia/Soul" is not a time zone; such as Asia/Seoul
                        cases/a.yaml:4:60: only an alert that fires has times; leave it out
                        """));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void everyMistakeIsToldAtItsPlace(Row row) {
        assertThatExceptionOfType(InvalidPolicies.class)
                .isThrownBy(() -> read(row.text()))
                .satisfies(invalid -> {
                    List<String> told = invalid.getMessage().lines().toList();
                    List<String> expected = row.messages().lines().toList();
                    assertThat(told).hasSameSizeAs(expected);
                    for (int line = 0; line < told.size(); line++) {
                        assertThat(told.get(line)).startsWith(expected.get(line));
                    }
                });
    }
}
