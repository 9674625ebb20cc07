package dev.haetae.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.haetae.policy.source.InvalidPolicies;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nine verbs can be written: what each means, and what it acts on. */
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

    record Row(String step, Order order) {}

    static Stream<Row> rows() {
        return Stream.of(
                new Row(
                        "isolate: {what: node, for: 1h, drain: true}",
                        new Order.Isolation(Order.Isolation.What.NODE, Duration.ofHours(1), true)),
                new Row(
                        "isolate: {what: pod, for: 30m}",
                        new Order.Isolation(Order.Isolation.What.POD, Duration.ofMinutes(30), false)),
                new Row(
                        "rollback: {to: last-good, maxAge: 2h}",
                        new Order.Rollback(Optional.empty(), Duration.ofHours(2))),
                new Row("rollback: {to: \"3\"}", new Order.Rollback(Optional.of("3"), Duration.ofHours(1))),
                new Row(
                        "configure: {configMap: features, key: guest-mode, value: \"on\", expires: 1h}",
                        new Order.Configure(
                                "features", "guest-mode", "on", Optional.of(Duration.ofHours(1)), Optional.empty())),
                new Row(
                        "configure: {configMap: features, key: guest-mode, value: \"on\", expires: 1h, whileFiring: 12h}",
                        new Order.Configure(
                                "features",
                                "guest-mode",
                                "on",
                                Optional.of(Duration.ofHours(1)),
                                Optional.of(Duration.ofHours(12)))),
                new Row(
                        "cache-rebuild: {prefix: \"a:\", source: \"http://a/b\", parallel: 8, rate: 500}",
                        new Order.Rebuild("a:", URI.create("http://a/b"), 8, 500)),
                new Row(
                        "cache-rebuild: {prefix: \"a:\", source: \"http://a/b\"}",
                        new Order.Rebuild("a:", URI.create("http://a/b"), 10, 1_000)),
                new Row("run-job: {cronJob: load}", new Order.Run("load")),
                new Row("diagnose: {promql: [up]}", new Order.LookAround(List.of("up"))),
                new Row("diagnose: {}", new Order.LookAround(List.of())),
                new Row(
                        "status-update: {ko: 점검, en: checking}",
                        new Order.Say(Optional.of("점검"), Optional.of("checking"))));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void means(Row row) {
        assertThat(steps("""
                name: a
                scenario: S4
                match: ['a="b"']
                steps:
                  - %s
                """.formatted(row.step()))).extracting(Step::order).containsExactly(row.order());
    }

    record Aim(String step, String target) {}

    static Stream<Aim> aims() {
        return Stream.of(
                new Aim("scale: {by: 1}", "production/games/Deployment/lobby"),
                new Aim("restart: {how: one-pod}", "production/games/Pod/lobby-7"),
                new Aim("isolate: {what: pod, for: 30m}", "production/games/Pod/lobby-7"),
                new Aim("isolate: {what: node, for: 30m}", "production/cluster-wide/Node/node-3"),
                new Aim("rollback: {}", "production/games/Deployment/lobby"),
                new Aim(
                        "configure: {configMap: features, key: guest-mode, value: \"on\"}",
                        "production/games/ConfigMap/features/guest-mode"),
                new Aim(
                        "cache-rebuild: {prefix: \"session:\", source: \"http://a/b\"}",
                        "production/games/Cache/session:"),
                new Aim("run-job: {cronJob: load}", "production/games/CronJob/load"),
                new Aim("diagnose: {}", "production/games/Deployment/lobby"),
                new Aim("status-update: {ko: 점검}", "production/games/Service/lobby"));
    }

    @ParameterizedTest
    @MethodSource("aims")
    void actsOn(Aim aim) {
        Policies policies = load("""
                name: a
                scenario: S4
                match: ['a="b"']
                target: {kind: Deployment, name: lobby}
                steps:
                  - %s
                """.formatted(aim.step()));
        Alert alert = new Alert(
                Map.of("namespace", "games", "service", "lobby", "pod", "lobby-7", "node", "node-3"), Map.of());
        Playbook playbook = policies.playbooks().getFirst();

        Naming naming = policies.target(playbook, playbook.steps().getFirst().order(), alert, "production");

        assertThat(naming).isInstanceOfSatisfying(Naming.Named.class, named -> {
            assertThat(named.target()).hasToString(aim.target());
            assertThat(named.because().sentence()).isEqualTo("it acts on " + aim.target());
        });
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "restart: {}",
                "run-job: {cronJob: load}",
                "diagnose: {}",
                "status-update: {ko: 점검}",
                "cache-rebuild: {prefix: \"a:\", source: \"http://a/b\"}"
            })
    void whatCannotBeTakenBackSaysNothingOfUndoing(String step) {
        assertThatExceptionOfType(InvalidPolicies.class)
                .isThrownBy(() -> load("""
                        name: a
                        scenario: S4
                        match: ['a="b"']
                        steps:
                          - %s
                            undo: true
                        """.formatted(step)))
                .withMessage("playbooks/a.yaml:6:11: nothing takes %s back; leave undo out"
                        .formatted(step.substring(0, step.indexOf(':'))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            isolate: {what: pod, for: 25h}                                          | 31
            configure: {configMap: features, key: reduced, value: x, expires: 25h}  | 71
            configure: {configMap: f, key: k, value: x, expires: 1h, whileFiring: 25h} | 75
            """)
    void nothingThatIsToEndLastsLongerThanADay(String step, int column) {
        assertThatExceptionOfType(InvalidPolicies.class)
                .isThrownBy(() -> load("""
                        name: a
                        scenario: S4
                        match: ['a="b"']
                        steps:
                          - %s
                        """.formatted(step)))
                .withMessage("playbooks/a.yaml:5:%d: 25h is longer than automation answers for; 24h or less"
                        .formatted(column));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            whileFiring: 2h              | 62 | what never expires stays whether its alert fires or not; expires beside it, or neither
            expires: 2h, whileFiring: 1h | 75 | 1h is over before it expires; more than 2h
            """)
    void whatStaysWhileItsAlertFiresStaysLongerThanWithoutIt(String ends, int column, String wrong) {
        assertThatExceptionOfType(InvalidPolicies.class)
                .isThrownBy(() -> load("""
                        name: a
                        scenario: S4
                        match: ['a="b"']
                        steps:
                          - configure: {configMap: f, key: k, value: x, %s}
                        """.formatted(ends)))
                .withMessage("playbooks/a.yaml:5:%d: %s".formatted(column, wrong));
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
                .isEqualTo(new Verify(
                        Set.of(Check.READY, Check.RESOLVED),
                        Duration.ofMinutes(5),
                        Optional.empty(),
                        Optional.empty()));
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
