package dev.haetae.function.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReleaseReadingTest {

    private static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");

    private static final String OLD = """
            metadata: {labels: {app: auth, pod-template-hash: old}, annotations: {checksum: a}}
            spec:
              volumes: [{name: v}]
              containers:
                - name: app
                  image: registry.example/auth:1.4.1
                  args: [a]
                  env: [{name: KEPT, value: x}, {name: PASSWORD, value: not-to-be-seen}, {name: GONE, value: y}]
                  resources: {limits: {memory: 1Gi}}
                - {name: sidecar, image: s}
            """;
    private static final String NEW = """
            metadata: {labels: {app: auth, pod-template-hash: new}, annotations: {checksum: b}}
            spec:
              volumes: [{name: w}]
              initContainers: [{name: prepare, image: p}]
              containers:
                - name: app
                  image: registry.example/auth:1.4.2
                  args: [b]
                  env: [{name: KEPT, value: x}, {name: PASSWORD, value: nor-is-this-not-to-be-seen}, {name: ADDED, value: z}]
                  resources: {limits: {memory: 512Mi}, requests: {cpu: 100m}}
            """;

    @Test
    void saysWhatChangedAndNoValueOfTheEnvironment() {
        String text = ReleaseReading.text(
                List.of(set(1, "2026-11-18T00:00:00Z", OLD), set(2, "2026-11-20T02:48:00Z", NEW)), NOW);

        assertThat(text.lines())
                .containsExactly(
                        "revision 2, made 12 min ago, against revision 1:",
                        "container prepare: added, image p",
                        "container app: image registry.example/auth:1.4.1 → registry.example/auth:1.4.2",
                        "container app: environment: added ADDED; removed GONE; changed PASSWORD",
                        "container app: requests.cpu none → 100m",
                        "container app: limits.memory 1Gi → 512Mi",
                        "container app: also changed args",
                        "container sidecar: removed",
                        "pod: changed volumes",
                        "pod annotations: changed checksum");
        assertThat(text).doesNotContain("not-to-be-seen");
    }

    @Test
    void aReleaseThatWasTakenBackToIsAnOlderOne() {
        assertThat(ReleaseReading.text(
                        List.of(set(3, "2026-11-18T03:00:00Z", OLD), set(2, "2026-11-20T02:48:00Z", NEW)), NOW))
                .startsWith("revision 3, an earlier release again (made 2 d ago), against revision 2:");
    }

    @Test
    void theHashOfARolloutIsNoChange() {
        String old =
                "metadata: {labels: {rollouts-pod-template-hash: old}}\nspec: {containers: [{name: app, image: a}]}";
        String now = old.replace(": old", ": new");

        assertThat(ReleaseReading.text(
                        List.of(set(1, "2026-11-18T00:00:00Z", old), set(2, "2026-11-20T02:48:00Z", now)), NOW))
                .endsWith("against revision 1: the same pods");
    }

    @Test
    void theFirstReleaseHasNoneBeforeIt() {
        assertThat(ReleaseReading.text(List.of(set(1, "2026-11-20T02:00:00Z", OLD)), NOW))
                .isEqualTo("revision 1, made 1 h ago; there is none before it");
        assertThat(ReleaseReading.text(List.of(), NOW)).isEqualTo("none is known");
    }

    @Test
    void revisionsOfStatefulAndDaemonSetsAreReadToo() {
        assertThat(ReleaseReading.text(List.of(revision(1, "a:1"), revision(2, "a:2")), NOW))
                .endsWith("container app: image a:1 → a:2");
    }

    private static Release set(int revision, String made, String template) {
        ReplicaSet set = Yaml.read(ReplicaSet.class, """
                metadata:
                  name: auth-%d
                  creationTimestamp: "%s"
                  annotations: {deployment.kubernetes.io/revision: "%d"}
                spec:
                  template:
                """.formatted(revision, made, revision) + template.indent(4));
        return Release.of(set);
    }

    private static Release revision(int revision, String image) {
        return Release.of(Yaml.read(ControllerRevision.class, """
                metadata: {name: r-%d, creationTimestamp: "2026-11-20T02:00:00Z"}
                revision: %d
                data: {spec: {template: {$patch: replace, spec: {containers: [{name: app, image: "%s"}]}}}}
                """.formatted(revision, revision, image)));
    }
}
