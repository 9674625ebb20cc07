package dev.haetae.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Killed, and started again twenty minutes later: what was decided then is not done now, and people are told so. */
class DownForTwentyMinutesIT extends CrashTest {

    private static final Rule LATER = Rule.clockAhead(Duration.ofMinutes(20));

    @Test
    void anOrderThatWasDecidedIsStale() {
        ReceiverProcess first = scene.start(Rule.hold("dev.haetae.function.scale.Cluster", "write", "AT ENTRY"));
        String alert = first.api().take(Webhook.gameServerDown().body());
        first.killWhenHeld();

        Story story = storyOfWhoComesLater(alert);

        assertThat(story.only("action-ended").path("reason").asText()).isEqualTo("stale");
        assertThat(story.only("action-ended").at("/outcome/outcome").asText()).isEqualTo("refused");
        assertThat(story.types())
                .containsSubsequence("guarded", "action-started", "action-ended", "step-afresh", "step-unconfirmed");
    }

    @Test
    void anAlertThatWaitedForTriageIsDecidedButNotActedUpon() {
        ReceiverProcess first = scene.start(Rule.hold("dev.haetae.triage.Triage", "triage", "AT ENTRY"));
        String alert = first.api().take(Webhook.gameServerDown().body());
        first.killWhenHeld();

        Story story = storyOfWhoComesLater(alert);

        assertThat(story.types())
                .contains("severity-decided", "playbook-chosen")
                .doesNotContain("action-started");
    }

    private Story storyOfWhoComesLater(String alert) {
        ReceiverProcess second = scene.start(LATER);
        Story story = story(second, incidentOf(second, alert), told -> told.tells("handed-over"));
        assertThat(story.phase()).isEqualTo("unconfirmed");
        assertThat(story.only("step-unconfirmed").path("sentence").asText())
                .contains("the alert was last heard of 20m");
        assertThat(second.output()).contains("A person is needed (operations lead): game-server zone-1 is down");
        assertThat(zones.writes(ZONE)).isEmpty();
        return story;
    }
}
