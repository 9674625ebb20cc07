package dev.haetae.function.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Restarts, what does not answer, and whose log tells most. */
class RestartsReadingTest {

    private static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");

    private static final Pod FINE = pod("fine", "{name: app, ready: true, restartCount: 0, state: {running: {}}}");
    private static final Pod KILLED = pod("killed", """
            {name: app, ready: true, restartCount: 3, state: {running: {}}, lastState: {terminated:
              {reason: OOMKilled, exitCode: 137, finishedAt: "2026-11-20T02:58:00Z"}}}""");
    private static final Pod CRASHING = pod("crashing", """
            {name: app, ready: false, restartCount: 9, state: {waiting: {reason: CrashLoopBackOff}}, lastState: {terminated:
              {reason: Error, exitCode: 1, finishedAt: "2026-11-20T02:50:00Z"}}}""");
    private static final Pod MUTE = pod("mute", "{name: app, ready: false, restartCount: 0, state: {running: {}}}");
    private static final Pod PULLING =
            pod("pulling", "{name: app, ready: false, restartCount: 0, state: {waiting: {reason: ImagePullBackOff}}}");
    private static final Pod ENDED = pod("ended", """
            {name: app, ready: false, restartCount: 0, state: {terminated:
              {reason: Error, exitCode: 2, finishedAt: "2026-11-20T02:00:00Z"}}}""");
    private static final Pod DONE =
            pod("done", "{name: app, ready: false, restartCount: 0, state: {terminated: {exitCode: 0}}}");

    @Test
    void theMostRestartedComesFirst() {
        assertThat(RestartsReading.text(List.of(FINE, KILLED, CRASHING, MUTE, PULLING, ENDED, DONE), NOW)
                        .lines())
                .containsExactly(
                        "crashing, container app: 9 restarts, last 10 min ago: Error (exit code 1); it waits: CrashLoopBackOff",
                        "killed, container app: 3 restarts, last 2 min ago: OOMKilled (exit code 137)",
                        "mute, container app: 0 restarts; it runs and does not answer",
                        "pulling, container app: 0 restarts; it waits: ImagePullBackOff",
                        "ended, container app: 0 restarts; it ended 1 h ago: Error (exit code 2)");
    }

    @Test
    void whereNothingIsWrongItSaysSo() {
        assertThat(RestartsReading.text(List.of(FINE, DONE), NOW)).isEqualTo("none, and all answer (pods: 2)");
        assertThat(RestartsReading.text(List.of(), NOW)).isEqualTo("it has no pods");
        assertThat(RestartsReading.text(List.of(Yaml.read(Pod.class, "{metadata: {name: new}}")), NOW))
                .isEqualTo("none, and all answer (pods: 1)");
    }

    @Test
    void theLogOfWhatRestartedLastIsRead() {
        LogChoice choice =
                LogChoice.among(List.of(FINE, CRASHING, KILLED, MUTE), NOW).orElseThrow();

        assertThat(choice.pod()).isEqualTo("killed");
        assertThat(choice.ofRunBefore()).isTrue();
        assertThat(choice.heading(NOW)).isEqualTo("killed, container app, before its restart 2 min ago:");
    }

    @Test
    void elseTheLogOfWhatRanAndDoesNotAnswer() {
        assertThat(LogChoice.among(List.of(FINE, PULLING, MUTE), NOW))
                .contains(new LogChoice("mute", "app", Optional.empty(), "which does not answer"));
    }

    @Test
    void aRestartOfLongAgoSaysLessThanWhatDoesNotAnswerNow() {
        assertThat(LogChoice.among(List.of(KILLED, MUTE), NOW.plus(Duration.ofHours(1)))
                        .map(LogChoice::pod))
                .contains("mute");
        assertThat(LogChoice.among(List.of(FINE, CRASHING), NOW.plus(Duration.ofHours(1)))
                        .map(LogChoice::pod))
                .contains("crashing");
    }

    @Test
    void elseTheNewestPodsWhichMayBeABadReleases() {
        Pod newer = Yaml.read(Pod.class, """
                metadata: {name: newer, creationTimestamp: "2026-11-20T02:59:00Z"}
                status: {containerStatuses: [{name: app, ready: true, restartCount: 0, state: {running: {}}}]}
                """);
        LogChoice choice =
                LogChoice.among(List.of(FINE, newer, DONE, PULLING), NOW).orElseThrow();

        assertThat(choice.heading(NOW)).isEqualTo("newer, container app, the newest pod, which answers:");
        assertThat(LogChoice.among(List.of(DONE, PULLING), NOW)).isEmpty();
    }

    @Test
    void aNodeSaysWhatIsWrongWithIt() {
        Node node = Yaml.read(Node.class, """
                metadata: {name: node-a}
                spec: {unschedulable: true}
                status:
                  conditions:
                    - {type: Ready, status: "Unknown", reason: NodeStatusUnknown, message: "Kubelet stopped posting",
                       lastTransitionTime: "2026-11-20T02:57:00Z"}
                    - {type: MemoryPressure, status: "True", reason: R, message: "token=abc"}
                    - {type: DiskPressure, status: "False", reason: R, message: m}
                """);

        assertThat(Conditions.of(node, NOW).lines())
                .containsExactly(
                        "takes no new pods: it is cordoned",
                        "Ready is Unknown, 3 min ago: NodeStatusUnknown Kubelet stopped posting",
                        "MemoryPressure is True: R token=[hidden]");
        assertThat(Conditions.of(FINE, NOW)).isEmpty();
    }

    private static Pod pod(String name, String status) {
        return Yaml.read(
                Pod.class, "{metadata: {name: %s}, status: {containerStatuses: [%s]}}".formatted(name, status));
    }
}
