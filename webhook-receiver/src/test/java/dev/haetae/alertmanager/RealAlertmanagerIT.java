package dev.haetae.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.haetae.crash.ReceiverProcess;
import dev.haetae.crash.Scene;
import dev.haetae.crash.Story;
import dev.haetae.testkit.AuditLine;
import dev.haetae.testkit.SimulatorProcess;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Prometheus' part is played by the test; Alertmanager, the webhook between them and every question back are real.
 * Nothing is believed because it was heard: before each write, Alertmanager is asked whether the alert still fires, and
 * without its yes nothing is written.
 */
class RealAlertmanagerIT {

    /** Alertmanager takes its time, group_interval, before it tells of a resolution. */
    private static final Duration PATIENCE = ReceiverProcess.PATIENCE.multipliedBy(2);

    private SimulatorProcess cluster;
    private Scene scene;
    private AlertmanagerProcess alertmanager;
    private ReceiverProcess receiver;

    @BeforeAll
    static void needsAlertmanager() {
        if (System.getenv("CI") != null) {
            assertThat(AlertmanagerProcess.isInstalled())
                    .as("prometheus-alertmanager is installed; .ci/run does it")
                    .isTrue();
        }
        assumeTrue(
                AlertmanagerProcess.isInstalled(),
                "there is no prometheus-alertmanager here: apt-get install prometheus-alertmanager");
    }

    @BeforeEach
    void start() throws IOException {
        cluster = SimulatorProcess.start();
        alertmanager = AlertmanagerProcess.onAFreePort();
        scene = new Scene("RealAlertmanagerIT", cluster)
                .with("HAETAE_ALERTMANAGER_URL", alertmanager.url().toString())
                .with("HAETAE_ENGINE_HEARD_WITHIN", "0s");
        receiver = scene.start();
        alertmanager.start(scene.directory(), receiver.api().url());
    }

    @AfterEach
    void stop() {
        alertmanager.close();
        scene.close();
        cluster.close();
    }

    @Test
    void whatFiresIsFixedAndWhatIsResolvedIsClosed() throws IOException {
        SampleAlert down = SampleAlert.of("game-server-down.json");
        SampleAlert busy = SampleAlert.of("high-cpu.json");
        alertmanager.post(down.firing());
        alertmanager.post(busy.firing());

        Story anotherServer = story(down, RealAlertmanagerIT::isReadyAndTold);
        Story moreOfThem = story(busy, RealAlertmanagerIT::isReadyAndTold);
        assertFixed(anotherServer, "S10", "Sev1", "game-server-zone-1");
        assertFixed(moreOfThem, "S3", "Sev3", "platform-server");

        alertmanager.post(down.resolvedAt(Instant.now()));
        alertmanager.post(busy.resolvedAt(Instant.now()));
        assertClosed(story(down, Story::isClosed));
        assertClosed(story(busy, Story::isClosed));
        assertThat(writes("game-server-zone-1")).hasSize(1);
        assertThat(writes("platform-server")).hasSize(1);
    }

    /** It does not list the alert, and has just started: it may only not know yet, and doubt forbids. */
    @Test
    void whatAFreshAlertmanagerDoesNotListIsNotActedOn() throws IOException {
        SampleAlert down = SampleAlert.of("game-server-down.json");
        receiver.api().take(down.webhook());

        Story left = story(down, story -> story.types().contains("step-unconfirmed"));
        assertThat(left.types()).doesNotContain("action-started");
        assertThat(writes("game-server-zone-1")).isEmpty();
    }

    private static boolean isReadyAndTold(Story story) {
        return story.types().contains("target-ready")
                && Stream.of("opened", "acting", "applied").allMatch(story::tells);
    }

    private void assertFixed(Story story, String scenario, String severity, String deployment) {
        assertThat(story.types())
                .containsSubsequence(
                        "opened",
                        "alert-joined",
                        "severity-decided",
                        "playbook-chosen",
                        "guarded",
                        "action-started",
                        "action-ended",
                        "target-ready");
        assertThat(story.incident().path("scenario").asText()).isEqualTo(scenario);
        assertThat(story.incident().path("severity").asText()).isEqualTo(severity);
        assertThat(receiver.output().lines())
                .anyMatch(line -> line.contains("announce") && line.contains(story.id()) && line.contains(deployment));
        assertThat(writes(deployment))
                .singleElement()
                .satisfies(write -> assertThat(write.subresource()).isEqualTo("scale"));
    }

    private static void assertClosed(Story story) {
        assertThat(story.types())
                .containsSubsequence("alert-resolved", "alerts-gone", "step-judged", "resolved", "closed");
        assertThat(story.only("step-judged").path("result").asText()).isEqualTo("helped");
        JsonNode timeToResolve = story.incident().path("timeToResolve");
        assertThat(timeToResolve.asDouble()).as(story.toString()).isPositive();
    }

    /** The incident of the alert, once it is as wanted. */
    private Story story(SampleAlert alert, Predicate<Story> wanted) {
        return await("incident of " + alert.fingerprint())
                .atMost(PATIENCE)
                .until(
                        () -> receiver.api().stories().stream()
                                .filter(story -> isOf(story, alert))
                                .findFirst()
                                .orElse(null),
                        story -> story != null && wanted.test(story));
    }

    /** By the fingerprint that Alertmanager gave it, which is the one that our samples pretend. */
    private static boolean isOf(Story story, SampleAlert alert) {
        return story.incident()
                .path("alerts")
                .path(0)
                .path("fingerprint")
                .asText()
                .equals(alert.fingerprint());
    }

    private List<AuditLine> writes(String deployment) {
        return cluster.audit().stream()
                .filter(AuditLine::accepted)
                .filter(line -> line.name().equals(deployment))
                .toList();
    }
}
