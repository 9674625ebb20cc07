package dev.haetae;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Observation;
import dev.haetae.contract.State.Replicas;
import dev.haetae.incident.State;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One incident's whole story, from the webhook to its end, second by second (S10). */
class WalkthroughTest {

    @TempDir
    Path directory;

    @Test
    void aGameServerGoesDownAtThreeInTheMorning() {
        try (Night night = Night.on(directory)) {
            Map<String, String> down = Night.gameServerDown();

            // 03:00:00 the alert comes, and within the same second it is looked at, and there is an order to the
            // cluster
            night.hears(night.firing(down, Night.THREE.minusSeconds(60)));
            assertThat(night.replicas(Night.ZONE_1)).isEqualTo(3);
            assertThat(night.incident().state()).isEqualTo(State.MITIGATING);

            // 03:00:02 and :04 the new game server is starting; 03:00:06 it answers
            starting(night);
            starting(night);
            night.passes(Duration.ofSeconds(10));

            // 03:01:00 Alertmanager says that it is over; two minutes of quiet prove it
            night.passes(Duration.ofSeconds(50));
            night.hears(night.resolved(down, Night.THREE.minusSeconds(60)));
            assertThat(night.incident().state()).isEqualTo(State.MONITORING);
            night.passes(Duration.ofMinutes(3));

            assertThat(night.timeline())
                    .containsExactly(
                            "03:00:00 opened: one incident for the same cluster, namespace, service, zone, by rule one-game-server-zone",
                            "03:00:00 alert-joined: GameServerDown fires, and no open incident shares its correlation key",
                            "03:00:00 severity-decided: Sev1 by rule critical-service: players cannot play, log in or pay (facts.usersAffected is unknown)",
                            "03:00:00 playbook-chosen: playbook game-server-down is for GameServerDown",
                            "03:00:00 action-started: look around Deployment game-server-zone-1, which changes nothing",
                            "03:00:00 action-ended: carried out; game-server-zone-1 was looked at: 1 findings",
                            "03:00:00 step-done: found: restarts: no pod was restarted",
                            "03:00:00 guarded: every guardrail allows it",
                            "03:00:00 action-started: scale Deployment game-server-zone-1 from 2 to 3; the playbook's mode is auto",
                            "03:00:00 action-ended: carried out; game-server-zone-1 has 3 of 3 replicas ready",
                            "03:00:06 target-ready: game-server-zone-1 has 3 of 3 replicas ready",
                            "03:01:00 alert-resolved: GameServerDown is resolved, says its source",
                            "03:01:00 alerts-gone: no alert fires any more; if that holds for 2m, the incident is resolved",
                            "03:03:00 step-judged: the target is ready and the alerts stayed away",
                            "03:03:00 resolved: the alerts stayed away for the hold-down",
                            "03:03:00 closed: resolved, and quiet since");
            assertThat(night.called())
                    .containsExactly(
                            "03:00:00 escalated: primary (on-call of the service) by rule serious: players are affected");
            assertThat(night.told()).containsExactly("OPENED", "DIAGNOSED", "ACTING", "APPLIED", "HELPED", "RESOLVED");
            assertThat(night.incident().timeToResolve(night.clock.instant())).isEqualTo(Duration.ofMinutes(1));
            assertThat(night.scale.ordered()).hasSize(1);
        }
    }

    /** The next look sees the new replica not ready yet. */
    private static void starting(Night night) {
        night.scale.nextLook(target -> new Observation.Found(new Replicas(3, 2, 2, "uid-1")));
    }
}
