package dev.haetae;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Action;
import dev.haetae.contract.Failure;
import dev.haetae.contract.Outcome;
import dev.haetae.incident.Actor;
import dev.haetae.policy.Mode;
import dev.haetae.policy.source.PolicyFiles;
import dev.haetae.testkit.ScriptedFunction;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one order is, and what nobody knows of it. */
class OrdersTest {

    private static final Instant BEGAN = Night.THREE.minusSeconds(60);
    private static final Outcome LOST = new Outcome.Failed(Failure.TIMEOUT, "no answer", true);
    private static final Outcome FORBIDDEN = new Outcome.Failed(Failure.FORBIDDEN, "403", false);

    @TempDir
    Path directory;

    private static Map<String, String> down(String zone) {
        return Night.labels("GameServerDown", "game-server", "critical", Map.of("zone", zone));
    }

    @Test
    void aStepThatAPersonLetsGoOnIsAnotherOrder() {
        try (Night night = Night.on(directory)) {
            night.hears(night.firing(Night.highCpu(), BEGAN));
            night.passes(Duration.ofMinutes(11));
            assertThat(night.types()).endsWith("handed-over");
            night.haetae().people().resume(night.incident().id(), Actor.person("mina"));
            night.passes(Duration.ofSeconds(1));

            assertThat(night.scale.ordered()).hasSize(3).extracting(Action::id).doesNotHaveDuplicates();
        }
    }

    @Test
    void whatFailsForGoodAfterItsAnswerWasLostMayHaveBeenDone() {
        try (Night night = Night.on(directory)) {
            night.scale.nextAnswerBecomes(applied -> LOST).nextOrderAnswers(FORBIDDEN);
            night.hears(night.firing(Night.gameServerDown(), BEGAN));
            night.passes(Duration.ofMinutes(1));

            assertThat(night.timeline())
                    .last()
                    .asString()
                    .endsWith("handed-over: it is not known whether it was carried out: 403");
        }
    }

    @Test
    void itKeepsItsPlaceAmongTheActionsOfTheHour() {
        var one = PolicyFiles.shipped().texts().get("guardrails.yaml").replace("service: 6", "service: 1");
        try (Night night = new Night(directory, OtherPolicies.by(Map.of("guardrails.yaml", one)), Mode.AUTO, null)) {
            night.cluster.with(Night.target("game-server-zone-2"), ScriptedFunction.settled(2));
            night.scale.nextAnswerBecomes(applied -> LOST).nextOrder(action -> {
                night.cluster.change(Night.ZONE_1, now -> ScriptedFunction.settled(5));
                return FORBIDDEN;
            });
            night.hears(night.firing(down("zone-1"), BEGAN));
            night.passes(Duration.ofMinutes(1));
            night.hears(night.firing(down("zone-2"), night.clock.instant()));
            night.passes(Duration.ofMinutes(1));

            assertThat(night.replicas(Night.target("game-server-zone-2"))).isEqualTo(2);
        }
    }
}
