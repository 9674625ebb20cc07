package dev.haetae.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.haetae.testkit.SimulatedFault;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** One alert's way, cut off at each of its points: whatever was promised by then is kept by the next process. */
class KilledOnTheWayIT extends CrashTest {

    @Test
    void betweenTheAnswerAndTriage() {
        ReceiverProcess first = scene.start(Rule.hold("dev.haetae.triage.Triage", "triage", "AT ENTRY"));
        String alert = first.api().take(Webhook.gameServerDown().body());
        first.awaitOutput(Rule.HELD);
        assertThat(first.api().stateOf(alert)).isEqualTo("pending");
        first.kill();

        ReceiverProcess second = scene.start();
        Story story = story(second, incidentOf(second, alert), Story::isVerifying);

        assertThat(second.api().stories()).hasSize(1);
        assertThat(outcome(story)).isEqualTo("applied");
        assertThat(zones.writes(ZONE)).hasSize(1);
    }

    @Test
    void betweenTheDecisionAndTheWrite() {
        ReceiverProcess first = scene.start(Rule.hold("dev.haetae.function.scale.Cluster", "write", "AT ENTRY"));
        String alert = first.api().take(Webhook.gameServerDown().body());
        first.killWhenHeld();
        assertThat(zones.writes(ZONE)).isEmpty();

        ReceiverProcess second = scene.start();
        Story story = story(second, incidentOf(second, alert), Story::isVerifying);

        assertThat(zones.writes(ZONE)).hasSize(1);
        assertThat(expected(story)).isEqualTo(2);
        assertThat(outcome(story)).isEqualTo("applied");
        assertThat(story.only("action-ended").at("/outcome/before/desired").asInt())
                .isEqualTo(2);
    }

    @Test
    void betweenTheWriteAndItsRecord() {
        ReceiverProcess first = scene.start(Rule.hold(
                "dev.haetae.dispatch.inprocess.InProcess", "apply", "AT EXIT", "$1.verb().equals(\"scale\")"));
        String alert = first.api().take(Webhook.gameServerDown().body());
        first.killWhenHeld();
        assertThat(zones.writes(ZONE)).hasSize(1);

        isFoundDoneAndVerified(alert);
    }

    @Test
    void betweenTheWriteAndItsAnswer() {
        scene.cluster().fault(SimulatedFault.hangAfter().on("PUT", "/scale$"));
        ReceiverProcess first = scene.start();
        String alert = first.api().take(Webhook.gameServerDown().body());
        patiently("the write", () -> zones.writes(ZONE), writes -> !writes.isEmpty());
        first.kill();
        scene.cluster().mend();

        isFoundDoneAndVerified(alert);
    }

    /** What was done is not done again; what was there before is known; and the incident goes on to its end. */
    private void isFoundDoneAndVerified(String alert) {
        ReceiverProcess second = scene.start();
        String incident = incidentOf(second, alert);
        Story story = story(second, incident, Story::isVerifying);
        assertThat(outcome(story)).isEqualTo("already-applied");
        assertThat(expected(story)).isEqualTo(2);

        second.api().take(Webhook.gameServerDown().resolvedAt(Instant.now()).body());
        Story whole = story(second, incident, Story::isClosed);

        assertThat(whole.only("step-judged").path("result").asText()).isEqualTo("helped");
        assertThat(whole.all("action-started")).hasSize(1);
        assertThat(whole.all("action-ended")).hasSize(1);
        assertThat(zones.writes(ZONE)).hasSize(1);
    }

    @Test
    void betweenTheRecordAndItsAnnouncement() {
        ReceiverProcess first = scene.start(Rule.hold(
                "dev.haetae.function.status.LogAnnouncer", "tell", "AT ENTRY", "$1.kind().name().equals(\"APPLIED\")"));
        String alert = first.api().take(Webhook.gameServerDown().body());
        first.awaitOutput(Rule.HELD);
        Story untold = first.api().story(first.api().incidentOf(alert));
        first.kill();
        String marker = "%s/%04d"
                .formatted(untold.id(), untold.only("action-ended").path("seq").asInt());
        assertThat(first.output()).doesNotContain(marker);

        ReceiverProcess second = scene.start();
        Story told = story(second, untold.id(), story -> story.tells("applied"));

        assertThat(second.output()).contains(marker);
        assertThat(told.all("announced").stream()
                        .map(event -> event.path("update").asText()))
                .contains(marker)
                .doesNotHaveDuplicates();
        assertThat(zones.writes(ZONE)).hasSize(1);
    }

    private static String outcome(Story story) {
        return story.only("action-ended").at("/outcome/outcome").asText();
    }

    /** The replicas that the decision saw, which are known before anything is written. */
    private static int expected(Story story) {
        JsonNode started = story.only("action-started");
        return started.at("/action/expected/desired").asInt();
    }
}
