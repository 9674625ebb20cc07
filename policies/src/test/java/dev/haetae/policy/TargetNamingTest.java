package dev.haetae.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetNamingTest {

    private static final Alert ALERT = Alerts.GAME_SERVER_DOWN;

    private final Policies policies = Policies.shipped();

    @TempDir
    Path directory;

    @Test
    void fillsTheServicesPatternFromTheAlert() {
        Naming naming = naming(ALERT);

        assertThat(naming)
                .isEqualTo(new Naming.Named(
                        new Target("production", "game-production", "Deployment", "game-server-zone-1"),
                        new Because(
                                "target-named",
                                "it acts on production/game-production/Deployment/game-server-zone-1",
                                null)));
    }

    @Test
    void anAlertThatNamesNoClusterIsAboutOurs() {
        assertThat(naming(Alerts.with(ALERT, "cluster", ""))).isEqualTo(naming(ALERT));
    }

    static Stream<String> workloads() {
        return Stream.of(
                "matchmaking Deployment",
                "payment-service Deployment",
                "auth-service Deployment",
                "platform-server Deployment",
                "redis-cache StatefulSet");
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void namesTheWorkloadsOfTheCluster(String workload) {
        String[] nameAndKind = workload.split(" ", 2);

        assertThat(naming(Alerts.with(ALERT, "service", nameAndKind[0])))
                .isInstanceOfSatisfying(
                        Naming.Named.class,
                        named -> assertThat(named.target())
                                .isEqualTo(
                                        new Target("production", "game-production", nameAndKind[1], nameAndKind[0])));
    }

    record Row(String label, String value, String tag, String sentence) {}

    static Stream<Row> unnamed() {
        return Stream.of(
                new Row(
                        "cluster",
                        "staging",
                        "other-cluster",
                        "the alert is about cluster staging, and this is production"),
                new Row(
                        "cluster",
                        "Production",
                        "other-cluster",
                        "the alert is about cluster Production, and this is production"),
                new Row(
                        "zone",
                        "",
                        "label-missing",
                        "the target game-server-{zone} needs label zone, which the alert lacks"),
                new Row(
                        "namespace",
                        "",
                        "label-missing",
                        "the target game-server-{zone} needs label namespace, which the alert lacks"),
                new Row(
                        "zone",
                        "Zone-1",
                        "invalid-name",
                        "the value of label zone is not a Kubernetes name (RFC 1123)"),
                new Row("namespace", "a.b", "invalid-name", "the namespace is not a Kubernetes name (RFC 1123)"),
                new Row("zone", "z".repeat(253), "invalid-name", "the name is not a Kubernetes name (RFC 1123)"),
                new Row("service", "mysql", "no-target", "neither the playbook nor service mysql names a target"),
                new Row(
                        "service",
                        "nobody-knows-it",
                        "no-target",
                        "neither the playbook nor service nobody-knows-it names a target"));
    }

    @ParameterizedTest
    @MethodSource("unnamed")
    void saysWhyItNamesNothing(Row row) {
        assertThat(naming(Alerts.with(ALERT, row.label(), row.value())))
                .isEqualTo(new Naming.Unnamed(new Because(row.tag(), row.sentence(), null)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../zone-1",
                "zone-1/scale",
                "zone 1",
                " zone-1",
                "zone-1 ",
                "zone-1\n",
                "\u0000",
                "-1",
                "1-",
                ".",
                "a..b",
                "a.",
                "zone_1",
                "존-1",
                "ｚone",
                "{zone}",
                "$1",
                "\\0",
                "zone-1?force=true",
                "zone-1%2fscale",
                "K"
            })
    void noHostileValueGetsIntoAName(String value) {
        for (String label : new String[] {"zone", "namespace"}) {
            assertThat(naming(Alerts.with(ALERT, label, value)).because().tag())
                    .as(label)
                    .isEqualTo("invalid-name");
        }
    }

    @Test
    void aPlaybooksOwnTargetGoesBeforeTheServices() {
        Policies own = Policies.load(Written.with(Written.PLAYBOOK, """
                name: a
                scenario: S10
                match: ['zone=~".+"']
                target: {kind: StatefulSet, name: "{zone}-{service}-{zone}", namespace: "of-{team}"}
                steps:
                  - scale: {by: 1}
                """).in(directory));
        Playbook playbook = own.playbook(ALERT, Alerts.NOW).verdict().orElseThrow();

        assertThat(own.target(playbook, playbook.steps().getLast().order(), ALERT, "production"))
                .isInstanceOfSatisfying(
                        Naming.Named.class,
                        named -> assertThat(named.target())
                                .isEqualTo(new Target(
                                        "production", "of-game-sre", "StatefulSet", "zone-1-game-server-zone-1")));
        assertThat(own.target(
                                playbook,
                                playbook.steps().getLast().order(),
                                Alerts.with(ALERT, "team", ""),
                                "production")
                        .because()
                        .tag())
                .isEqualTo("label-missing");
    }

    @Test
    void whatNothingNamesIsLookedAroundByItsServicesName() {
        Playbook playbook = policies.playbook(ALERT, Alerts.NOW).verdict().orElseThrow();
        Order look = new Order.LookAround(List.of());
        Alert mysql = Alerts.with(ALERT, "service", "mysql");

        assertThat(policies.target(playbook, look, mysql, "production"))
                .isInstanceOfSatisfying(
                        Naming.Named.class,
                        naming -> assertThat(naming.target())
                                .isEqualTo(new Target("production", "game-production", "Service", "mysql")));
        assertThat(policies.target(playbook, look, ALERT, "production"))
                .isInstanceOfSatisfying(
                        Naming.Named.class,
                        naming -> assertThat(naming.target().kind()).isEqualTo("Deployment"));
        assertThat(policies.target(playbook, look, Alerts.with(ALERT, "zone", ""), "production"))
                .isInstanceOfSatisfying(
                        Naming.Named.class,
                        naming -> assertThat(naming.target().name()).isEqualTo("game-server"));
        assertThat(policies.target(playbook, look, Alerts.with(mysql, "cluster", "staging"), "production")
                        .because()
                        .tag())
                .isEqualTo("other-cluster");
    }

    @Test
    void onePodIsTheOneThatTheAlertNames() {
        Playbook playbook = policies.playbook(ALERT, Alerts.NOW).verdict().orElseThrow();
        Order onePod = new Order.Restart(Order.Restart.How.ONE_POD, 100);
        Alert named = Alerts.with(ALERT, "pod", "game-server-zone-1-5d8f-x2x9k");

        assertThat(policies.target(playbook, onePod, named, "production"))
                .isInstanceOfSatisfying(Naming.Named.class, naming -> {
                    assertThat(naming.target().kind()).isEqualTo("Pod");
                    assertThat(naming.target().name()).isEqualTo("game-server-zone-1-5d8f-x2x9k");
                });
        assertThat(policies.target(playbook, onePod, ALERT, "production")
                        .because()
                        .tag())
                .isEqualTo("label-missing");
    }

    private Naming naming(Alert alert) {
        Playbook withoutTarget = policies.playbook(ALERT, Alerts.NOW).verdict().orElseThrow();
        assertThat(withoutTarget.target()).isEqualTo(Optional.empty());
        return policies.target(withoutTarget, withoutTarget.steps().getLast().order(), alert, "production");
    }
}
