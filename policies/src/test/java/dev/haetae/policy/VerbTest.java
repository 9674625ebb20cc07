package dev.haetae.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Nine verbs can be written, of which this release carries out one. */
class VerbTest {

    private static final String EVERY_VERB = """
            name: a
            scenario: S4
            match: ['a="b"']
            steps:
              - scale: {by: 1}
              - restart: {}
              - isolate: {what: pod, for: 30m}
              - rollback: {}
              - configure: {configMap: features, key: guest-mode, value: "on"}
              - cache-rebuild: {prefix: "ranking:", source: "http://ranking/export"}
              - run-job: {cronJob: load}
              - diagnose: {}
              - status-update: {ko: 점검}
            """;

    @TempDir
    Path directory;

    record Row(String step, String verb, Map<String, Object> parameters) {}

    static Stream<Row> rows() {
        return Stream.of(
                new Row(
                        "isolate: {what: node, for: 1h, drain: true}",
                        "isolate",
                        Map.of("what", "node", "for", "1h", "drain", true)),
                new Row("rollback: {to: last-good, maxAge: 1h}", "rollback", Map.of("to", "last-good", "maxAge", "1h")),
                new Row(
                        "configure: {configMap: features, key: guest-mode, value: \"on\", expires: 1h}",
                        "configure",
                        Map.of("configMap", "features", "key", "guest-mode", "value", "on", "expires", "1h")),
                new Row(
                        "cache-rebuild: {prefix: \"a:\", source: \"http://a/b\", parallel: 8, rate: 500}",
                        "cache-rebuild",
                        Map.of("prefix", "a:", "source", "http://a/b", "parallel", 8, "rate", 500)),
                new Row("run-job: {cronJob: load}", "run-job", Map.of("cronJob", "load")),
                new Row("diagnose: {promql: [up]}", "diagnose", Map.of("promql", List.of("up"))),
                new Row(
                        "status-update: {ko: 점검, en: checking}",
                        "status-update",
                        Map.of("ko", "점검", "en", "checking")));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isKeptAsItIsWritten(Row row) {
        assertThat(steps("""
                name: a
                scenario: S4
                match: ['a="b"']
                steps:
                  - %s
                """.formatted(row.step())))
                .extracting(Step::order)
                .containsExactly(new Order.Awaiting(row.verb(), row.parameters()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {}                              | ROLLING | 100
            {how: rolling, batch: 25}       | ROLLING | 25
            {how: one-pod, coolDown: 1m}    | ONE_POD | 100
            """)
    void restartsAllOrOne(String written, Order.Restart.How how, int batch) {
        assertThat(steps("""
                name: a
                scenario: S4
                match: ['a="b"']
                steps:
                  - restart: %s
                """.formatted(written)))
                .extracting(Step::order)
                .containsExactly(new Order.Restart(how, batch));
    }

    @Test
    void saysWhereAFunctionIsMissing() {
        Policies policies = load(EVERY_VERB);

        assertThat(policies.awaiting())
                .extracting(MissingFunction::verb)
                .containsExactly(
                        "isolate", "rollback", "configure", "cache-rebuild", "run-job", "diagnose", "status-update");
        assertThat(policies.awaiting().getFirst().sentence())
                .isEqualTo("playbook a, step isolate-3 at playbooks/a.yaml:7 needs function isolate, which this release"
                        + " does not have");
    }

    @Test
    void onlyADeniedLookAroundGoesOnByItself() {
        assertThat(steps(EVERY_VERB))
                .filteredOn(step -> step.onDenied() == OnDenied.NEXT)
                .extracting(step -> step.order().verb())
                .containsExactly("diagnose");
        assertThat(steps("""
                name: a
                scenario: S4
                match: ['a="b"']
                steps:
                  - diagnose: {}
                    onDenied: people
                """)).extracting(Step::onDenied).containsExactly(OnDenied.PEOPLE);
    }

    @Test
    void whatChangesNothingHasNothingToVerify() {
        List<Step> steps = steps(EVERY_VERB);

        assertThat(steps)
                .filteredOn(step -> step.verify().by().isEmpty())
                .extracting(Step::phase)
                .containsExactly(Phase.GATHER, Phase.DECLARE);
        assertThat(steps.get(1).verify())
                .isEqualTo(new Verify(Set.of(Check.READY, Check.RESOLVED), Duration.ofMinutes(5)));
    }

    @Test
    void phaseAndRoleFollowFromTheVerb() {
        assertThat(steps(EVERY_VERB)).extracting(Step::role).endsWith(Role.OPERATIONS_LEAD, Role.COMMUNICATIONS_LEAD);
        assertThat(steps(EVERY_VERB)).extracting(Step::phase).startsWith(Phase.RESOLVE, Phase.RESOLVE);
    }

    @Test
    void aCoolDownIsEveryVerbs() {
        Step step = steps("""
                name: a
                scenario: S4
                match: ['a="b"']
                steps:
                  - restart: {coolDown: 30m}
                """).getFirst();

        assertThat(step.limits()).isEqualTo(new Limits(1, 10, Duration.ofMinutes(30)));
    }

    @ParameterizedTest
    @EnumSource
    void aModeIsNeverTrustedFurtherThanTheStep(Mode mode) {
        Step step = steps("""
                name: a
                scenario: S4
                match: ['a="b"']
                steps:
                  - {rollback: {}, mode: approve}
                """).getFirst();

        assertThat(step.modeIn(mode)).isEqualTo(mode == Mode.AUTO ? Mode.APPROVE : mode);
    }

    private List<Step> steps(String playbook) {
        return load(playbook).playbooks().getFirst().steps();
    }

    private Policies load(String playbook) {
        return Policies.load(Written.with(Written.PLAYBOOK, playbook).in(directory));
    }
}
