package dev.haetae.function.rollback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Custody;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.Rollback;
import dev.haetae.contract.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * On its way to revision old since 02:50, four pods wanted; an order a-1 that is good until 03:00:30. Pods are written ok,
 * wait (for a minute), silent (made since, silent for 3 minutes), before (silent, and made before) or crash.
 */
class CourseTest {

    private static final Instant NOW = Shapes.NOW;
    private static final Instant WRITTEN = NOW.minus(Duration.ofMinutes(10));
    private static final Target TARGET = new Target("production", "game", "Deployment", "web");

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            it comes along                    | ok ok wait     | -            | -      | -    | 0  | wait      | 0.5
            one was silent before             | ok before      | -            | -      | -    | 0  | wait      | 0.25
            one made since keeps silent       | ok silent      | -            | -      | -    | 0  | stop      | pod p1 of revision old has not answered since
            one crashes                       | ok silent crash| -            | -      | -    | 0  | stop      | pod p2 of revision old cannot start or crashes; 3 of 4 pods were of that revision by then, 1 of them
            all are there                     | ok ok ok ok    | -            | -      | -    | 0  | already   | -
            only asked about                  | ok crash       | -            | -      | -    | 31 | already   | -
            stopped by an earlier try         | ok crash       | a-1: p1 ails | paused | -    | 0  | stopped   | p1 ails; it was paused; to go on: kubectl rollout resume deployment/web -n game
            stopped and let go since          | ok wait        | a-1: p1 ails | -      | -    | 0  | stopped   | p1 ails
            stopped by another order          | ok wait        | a-0: p1 ails | -      | -    | 0  | wait      | 0.25
            somebody else paused it           | ok crash       | -            | paused | -    | 0  | hands-off | somebody else stopped
            and it had been stopped long ago  | ok             | a-0: p1 ails | paused | -    | 0  | hands-off | 1 of 4 pods were
            people asked to keep off          | ok crash       | -            | -      | team | 0  | stopped   | it was not stopped, since team asks
            """)
    void isWatched(
            String situation,
            String pods,
            String note,
            String held,
            String paused,
            int second,
            String tag,
            String said) {
        Candidate seen = seen(pods, note, Optional.ofNullable(held), paused);

        Decision decision = Decision.on(seen, order(), true, NOW.plusSeconds(second));

        assertThat(tag(decision)).as(situation).isEqualTo(tag);
        assertThat(decision.toString()).contains(said == null ? "" : said);
    }

    @Test
    void whatSomebodyChangedAgainIsNotWrittenASecondTime() {
        Candidate seen = seen("ok", null, Optional.empty(), null);
        Rollback toElsewhere = new Rollback("a-1", TARGET, "new", release("old", 4, 4), NOW.plusSeconds(30));

        assertThat(Decision.on(seen, toElsewhere, true, NOW))
                .isInstanceOfSatisfying(
                        Decision.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Refusal.TARGET_CHANGED));
    }

    @Test
    void aDeploymentIsPausedAndSaysWhy() {
        assertThat(stop(Kind.DEPLOYMENT, "metadata: {name: web}"))
                .containsExactly(
                        Way.put("/metadata/annotations", Map.of(Marks.STOPPED, "a-1: it ails")),
                        Way.put("/spec/paused", true));
    }

    @Test
    void aStatefulSetKeepsWhatIsBelow() {
        assertThat(
                        stop(
                                Kind.STATEFUL_SET,
                                "metadata: {name: web, annotations: {a: b}}\n"
                                        + "spec: {ordinals: {start: 1}, updateStrategy: {type: RollingUpdate, rollingUpdate: {maxUnavailable: 1}}}"))
                .containsExactly(
                        Way.put("/metadata/annotations/haetae.dev~1rollback-stopped", "a-1: it ails"),
                        Way.put(
                                "/spec/updateStrategy",
                                Map.of(
                                        "type",
                                        "RollingUpdate",
                                        "rollingUpdate",
                                        Map.of("maxUnavailable", 1, "partition", 2L))));
    }

    @Test
    void aDaemonSetHasNoPauseAndReplacesNothingByItselfAnyMore() {
        assertThat(
                        stop(
                                Kind.DAEMON_SET,
                                "metadata: {name: web, annotations: {a: b}}\n"
                                        + "spec: {updateStrategy: {type: RollingUpdate, rollingUpdate: {maxUnavailable: 10%}}}"))
                .containsExactly(
                        Way.put("/metadata/annotations/haetae.dev~1rollback-stopped", "a-1: it ails"),
                        Way.put(
                                "/spec/updateStrategy",
                                Map.of("type", "OnDelete", "rollingUpdate", Map.of("maxUnavailable", "10%"))));
        assertThat(Brake.remedy(Kind.DAEMON_SET, manifest("metadata: {name: web, namespace: shop}")))
                .contains("kubectl patch daemonset web -n shop -p", "RollingUpdate");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DAEMON_SET   | {type: OnDelete}              | kubectl patch daemonset web -n shop
            STATEFUL_SET | {rollingUpdate: {partition: 2}} | kubectl patch statefulset web -n shop
            """)
    void theNextRollbackTellsHowToSetBackWhatAnEarlierOneSet(Kind kind, String strategy, String remedy) {
        Manifest stopped = manifest("""
                metadata: {name: web, namespace: shop, annotations: {haetae.dev/rollback-stopped: "a-0: it ails"}}
                spec: {updateStrategy: %s}
                """.formatted(strategy));

        assertThat(new Strategy(kind, stopped, 3).obstacle(75, 1)).hasValueSatisfying(obstacle -> {
            assertThat(obstacle.reason()).isEqualTo(Refusal.BUSY);
            assertThat(obstacle.detail()).contains("a-0: it ails", remedy);
        });
    }

    @Test
    void theNextRollbackTakesTheNoteOff() {
        assertThat(Brake.forgetting(manifest("metadata: {annotations: {haetae.dev/rollback-stopped: \"a-0: x\"}}")))
                .containsExactly(Map.of("op", "remove", "path", "/metadata/annotations/haetae.dev~1rollback-stopped"));
        assertThat(Brake.forgetting(manifest("metadata: {name: web}"))).isEmpty();
    }

    private static List<Map<String, Object>> stop(Kind kind, String yaml) {
        PodSight culprit = new PodSight("web-3", NOW, NOW, true);
        return course(kind, manifest(yaml), Health.none(), Optional.empty())
                .stop("a-1", "it ails", culprit)
                .changes();
    }

    private static Candidate seen(String pods, String note, Optional<String> held, String paused) {
        Manifest workload = manifest("""
                metadata:
                  name: web
                  namespace: game
                  annotations: {haetae.dev/rollback-stopped: "%s"}
                  managedFields:
                    - {manager: haetae, time: "%s"}
                    - {manager: kubectl-edit, time: "2026-11-20T02:59:59Z"}
                """.formatted(note, WRITTEN));
        Health health = health(pods.split(" ", -1));
        return new Candidate(
                release("old", health.count(), health.ready()),
                "4711",
                Optional.empty(),
                new Custody(paused, false, null, null),
                Optional.empty(),
                Map.of("new", new Way(List.of(), Optional.empty(), release("new", 4, 4), false, true)),
                Optional.empty(),
                Optional.of(course(Kind.DEPLOYMENT, workload, health, held)));
    }

    private static Course course(Kind kind, Manifest workload, Health pods, Optional<String> held) {
        return new Course(kind, workload, pods, 4, held, NOW.minus(Duration.ofMinutes(2)));
    }

    private static Health health(String... pods) {
        return new Health(Stream.iterate(0, at -> at < pods.length, at -> at + 1)
                .map(at -> pod("p" + at, pods[at]))
                .toList());
    }

    private static PodSight pod(String name, String how) {
        Instant lately = NOW.minus(Duration.ofMinutes(1));
        Instant longAgo = NOW.minus(Duration.ofMinutes(3));
        return switch (how) {
            case "ok" -> new PodSight(name, longAgo, null, false);
            case "wait" -> new PodSight(name, lately, lately, false);
            case "silent" -> new PodSight(name, longAgo, longAgo, false);
            case "before" -> new PodSight(name, WRITTEN.minusSeconds(1), longAgo, false);
            default -> new PodSight(name, lately, lately, true);
        };
    }

    private static Rollback order() {
        return new Rollback("a-1", TARGET, "old", release("new", 4, 4), NOW.plusSeconds(30));
    }

    private static Rollback.Release release(String revision, int updated, int ready) {
        return new Rollback.Release("a", revision, null, null, Map.of(), null, 4, updated, ready, false);
    }

    private static Manifest manifest(String yaml) {
        return Shapes.manifest(yaml);
    }

    private static String tag(Decision decision) {
        return switch (decision) {
            case Decision.Write _ -> "write";
            case Decision.AlreadyApplied _ -> "already";
            case Decision.Wait _ -> "wait";
            case Decision.Stop _ -> "stop";
            case Decision.Stopped _ -> "stopped";
            case Decision.Refused(Refusal reason, var _) -> reason.tag();
        };
    }
}
