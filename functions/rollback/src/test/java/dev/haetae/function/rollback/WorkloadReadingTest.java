package dev.haetae.function.rollback;

import static dev.haetae.function.rollback.Shapes.NOW;
import static dev.haetae.function.rollback.Shapes.RULES;
import static dev.haetae.function.rollback.Shapes.manifest;
import static dev.haetae.function.rollback.Shapes.pod;
import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Custody;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.Rollback;
import dev.haetae.function.kubernetes.Sight;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A workload of two releases, the first of image :1 and an hour old, the second of image :2 and a minute old. */
class WorkloadReadingTest {

    @Test
    void readsAStatefulSet() {
        Candidate seen = Shapes.read(stateful(Kind.STATEFUL_SET, "", 7));

        Rollback.Release state = seen.state();
        assertThat(state.revision()).isEqualTo("new");
        assertThat(state.since()).isEqualTo("2026-11-20T02:59:00Z");
        assertThat(state.lastGood()).isEqualTo("old");
        assertThat(state.revisions()).isEqualTo(Map.of("1", "old"));
        assertThat(state.desired()).isEqualTo(3);
        assertThat(state.updated()).isEqualTo(1);
        assertThat(state.ready()).isZero();
        assertThat(state.ailing()).isTrue();
    }

    @Test
    void anEarlierTemplateIsWrittenWholeButForMarksOfTheController() {
        Way way = Shapes.read(stateful(Kind.STATEFUL_SET, "", 7)).ways().get("old");

        assertThat(way.changes()).singleElement().satisfies(change -> {
            assertThat(change).containsEntry("op", "replace").containsEntry("path", "/spec/template");
            assertThat(change.get("value").toString())
                    .contains("server:1", "oddity={kept=true}")
                    .doesNotContain("$patch");
        });
        assertThat(way.after().ready()).isEqualTo(2);
    }

    @Test
    void readsADaemonSet() {
        Candidate seen = Shapes.read(stateful(Kind.DAEMON_SET, "", 7));

        assertThat(seen.state().desired()).isEqualTo(4);
        assertThat(seen.state().revision()).isEqualTo("new");
        assertThat(seen.state().updated()).isEqualTo(1);
    }

    @Test
    void aReleaseThatItsControllerHasNotSeenYetIsUnclear() {
        Sight<Candidate> sight = new WorkloadReading(RULES, NOW)
                .read(workload(Kind.STATEFUL_SET, template("", 3), "", 6), Custody.NOBODY);

        assertThat(sight)
                .isInstanceOfSatisfying(
                        Sight.Blind.class,
                        blind -> assertThat(blind.retryable()).isTrue());
    }

    @Test
    void anEarlierTemplateIsKnownAgainBeforeItsControllerHasSeenIt() {
        Workload back = workload(Kind.STATEFUL_SET, template("", 1), "", 6);

        assertThat(Shapes.read(back).state().revision()).isEqualTo("old");
        assertThat(Shapes.read(back).state().lastGood()).isNull();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            one at a time        | -                                                               | -           | -
            by hand              | updateStrategy: {type: OnDelete}                                | unsupported | OnDelete
            a third at once      | updateStrategy: {rollingUpdate: {maxUnavailable: 1}}            | -           | -
            most at once         | updateStrategy: {rollingUpdate: {maxUnavailable: 2}}            | unsupported | takes 2 of 3 pods at once
            only from the second | updateStrategy: {rollingUpdate: {partition: 1}}                 | unsupported | partition 1: the pods below
            from the first       | updateStrategy: {rollingUpdate: {partition: 0}}                 | -           | -
            all at once          | updateStrategy: {rollingUpdate: {maxUnavailable: 100%}}         | unsupported | all 3 pods at once, and 2
            rounded up to all    | updateStrategy: {rollingUpdate: {maxUnavailable: 90%}}          | unsupported | all 3 pods at once
            three of three       | updateStrategy: {rollingUpdate: {maxUnavailable: 3}}            | unsupported | all 3 pods at once
            paused               | paused: true                                                    | busy        | paused
            """)
    void whatStandsInTheWay(String situation, String said, String reason, String saying) {
        Optional<Obstacle> obstacle = Shapes.read(stateful(Kind.STATEFUL_SET, said == null ? "" : said, 7))
                .obstacle();

        assertThat(obstacle.map(Obstacle::reason).map(Refusal::tag))
                .as(situation)
                .isEqualTo(Optional.ofNullable(reason));
        assertThat(obstacle.map(Obstacle::detail).orElse("")).contains(saying == null ? "" : saying);
    }

    @Test
    void allAtOnceIsNoHarmWhereNothingAnswers() {
        Workload silent = stateful(Kind.STATEFUL_SET, "updateStrategy: {rollingUpdate: {maxUnavailable: 100%}}", 7);

        Candidate seen = Shapes.read(new Workload(
                silent.kind(),
                silent.object(),
                silent.copies(),
                List.of(pod("controller-revision-hash", "web-new", false, "w")),
                NOW));

        assertThat(seen.obstacle()).isEmpty();
    }

    @Test
    void aRolloutUnderWayIsBrokenOff() {
        Candidate seen = Shapes.read(rollout("currentPodHash: new, stableRS: old"));

        assertThat(seen.state().revision()).isEqualTo("new");
        Way way = seen.ways().get("old");
        assertThat(way.inStatus()).isTrue();
        assertThat(way.changes()).containsExactly(Way.put("/status/abort", true));
    }

    @Test
    void aRolloutThatWasBrokenOffRunsItsStableReleaseAndCanBeTakenUpAgain() {
        Candidate seen = Shapes.read(rollout("currentPodHash: new, stableRS: old, abort: true"));

        assertThat(seen.state().revision()).isEqualTo("old");
        assertThat(seen.ways().get("new").changes()).containsExactly(Way.put("/status/abort", false));
    }

    @Test
    void aFinishedRolloutGetsTheEarlierTemplate() {
        Way way = Shapes.read(rollout("currentPodHash: new, stableRS: new"))
                .ways()
                .get("old");

        assertThat(way.inStatus()).isFalse();
        assertThat(way.changes().getFirst().get("value").toString())
                .contains("server:1")
                .doesNotContain("rollouts-pod-template-hash");
    }

    @Test
    void aWordAboutARevisionCounts() {
        Workload told = stateful(Kind.STATEFUL_SET, "", 7);
        told.copies().getFirst().meta().setAnnotations(Map.of(Marks.RELEASE, "bad"));

        assertThat(Shapes.read(told).state().lastGood()).isNull();
        assertThat(Shapes.read(told).ways().get("old").against())
                .contains("revision 1 is marked " + Marks.RELEASE + ": bad");
    }

    /** Git has no status, so that it keeps a Rollout's template and not whether it was broken off. */
    @Test
    void gitDoesNotMindThatARolloutIsBrokenOff() {
        Workload underWay = rollout("currentPodHash: new, stableRS: old");
        underWay.object().meta().setAnnotations(Map.of("argocd.argoproj.io/tracking-id", "game:apps/Rollout:game/web"));
        Workload done = rollout("currentPodHash: new, stableRS: new");
        done.object().meta().setAnnotations(Map.of("argocd.argoproj.io/tracking-id", "game:apps/Rollout:game/web"));

        assertThat(Shapes.read(underWay).owner()).isPresent();
        assertThat(Shapes.read(underWay).ownerMinding("old")).isEmpty();
        assertThat(Shapes.read(done).ownerMinding("old")).isPresent();
    }

    private static Workload stateful(Kind kind, String spec, int observed) {
        return workload(kind, template("", 2), spec, observed);
    }

    private static Workload workload(Kind kind, String template, String spec, int observed) {
        Manifest object = manifest("""
                kind: Any
                metadata: {name: web, uid: w, generation: 7, resourceVersion: "4711"}
                spec:
                  replicas: 3
                  %s
                  template:
                %s
                status: {observedGeneration: %d, desiredNumberScheduled: 4}
                """.formatted(spec, template.indent(4), observed));
        return new Workload(
                kind,
                object,
                List.of(controllerRevision("old", 1, "02:00:00"), controllerRevision("new", 2, "02:59:00"), stranger()),
                List.of(
                        pod("controller-revision-hash", "web-old", true, "w"),
                        pod("controller-revision-hash", "old", true, "w"),
                        pod("controller-revision-hash", "web-new", false, "w"),
                        pod("controller-revision-hash", "web-new", true, "somebody-else")),
                NOW);
    }

    private static Manifest stranger() {
        return manifest("""
                kind: ControllerRevision
                metadata: {name: other-odd, uid: o, creationTimestamp: "2026-11-20T02:59:30Z"}
                revision: 9
                """);
    }

    private static Manifest controllerRevision(String hash, int number, String created) {
        return manifest(
                """
                kind: ControllerRevision
                metadata:
                  name: web-%s
                  uid: %s
                  creationTimestamp: "2026-11-20T%sZ"
                  ownerReferences: [{uid: w, controller: true, kind: Any, name: web, apiVersion: v1}]
                revision: %d
                data:
                  spec:
                    template:
                      $patch: replace
                %s
                """.formatted(hash, hash, created, number, template("", number).indent(6)));
    }

    private static Workload rollout(String status) {
        Manifest object = manifest("""
                kind: Rollout
                metadata: {name: web, uid: w, generation: 7, resourceVersion: "4711"}
                spec:
                  replicas: 3
                  template:
                %s
                status: {observedGeneration: "7", %s}
                """.formatted(template("", 2).indent(4), status));
        return new Workload(
                Kind.ROLLOUT,
                object,
                List.of(replicaSet("old", 1, "02:00:00"), replicaSet("new", 2, "02:59:00")),
                List.of(pod("any", "any", true, "old"), pod("any", "any", false, "new")),
                NOW);
    }

    private static Manifest replicaSet(String hash, int number, String created) {
        return manifest("""
                kind: ReplicaSet
                metadata:
                  name: web-%1$s
                  uid: %1$s
                  labels: {rollouts-pod-template-hash: %1$s}
                  annotations: {rollout.argoproj.io/revision: "%2$d"}
                  creationTimestamp: "2026-11-20T%3$sZ"
                  ownerReferences: [{uid: w, controller: true, kind: Rollout, name: web, apiVersion: v1}]
                spec:
                  template:
                %4$s
                """.formatted(
                hash,
                number,
                created,
                template(", rollouts-pod-template-hash: " + hash, number).indent(4)));
    }

    private static String template(String label, int image) {
        return """
                metadata:
                  labels: {app: matchmaking%s}
                spec:
                  containers: [{name: server, image: "registry.example/server:%d", oddity: {kept: true}}]
                """.formatted(label, image);
    }
}
