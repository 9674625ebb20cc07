package dev.haetae.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Stopped in good order, as by an update: the next process goes on where this one was. */
class StoppedIT extends CrashTest {

    private static final int SIGTERM = 143;

    /** Warns, with the stack of an exception, of a thread that does not come to its turn for two seconds. */
    private static final String SLOW_MACHINE = "BlockedThreadChecker";

    @Test
    void whileAStepIsVerified() {
        ReceiverProcess first = scene.start();
        String alert = first.api().take(Webhook.gameServerDown().body());
        String incident = incidentOf(first, alert);
        Story before = story(
                first, incident, story -> story.isVerifying() && story.types().contains("target-ready"));
        assertThat(first.stop()).isEqualTo(SIGTERM);
        assertThat(first.output().lines())
                .filteredOn(line -> !line.contains(SLOW_MACHINE))
                .noneMatch(line -> line.contains("ERROR") || line.contains("Exception"));

        ReceiverProcess second = scene.start();
        Story after = second.api().story(incident);
        assertThat(after.incident().path("progress"))
                .isEqualTo(before.incident().path("progress"));
        second.api().take(Webhook.gameServerDown().resolvedAt(Instant.now()).body());
        Story whole = story(second, incident, Story::isClosed);

        assertThat(whole.types()).containsOnlyOnce("playbook-chosen", "step-done", "target-ready", "step-judged");
        assertThat(whole.all("action-started")).hasSize(1);
        assertThat(whole.only("step-judged").path("result").asText()).isEqualTo("helped");
        assertThat(zones.writes(ZONE)).hasSize(1);
    }
}
