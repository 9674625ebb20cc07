package dev.haetae.function.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {

    @ParameterizedTest
    @ValueSource(strings = {"web", "game-server-zone-1", "10.0.0.1", "node-1.seoul.example", "0"})
    void whatKubernetesTakes(String name) {
        assertThat(Names.refusal("game", name)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"web/scale", "web?dryRun=All", "..", "a/../b", "Web", "-web", "web-", "a..b", "we b", "웹", "%2e"
            })
    void whatWouldLeadElsewhere(String name) {
        assertThat(Names.refusal("game", name)).map(Outcome.Refused::reason).contains(Refusal.UNSUPPORTED);
        assertThat(Names.refusal(new Target("production", name, "Pod", "web")))
                .map(Outcome.Refused::reason)
                .contains(Refusal.UNSUPPORTED);
    }

    @Test
    void noneIsLongerThan253Letters() {
        assertThat(Names.refusal("game", "a".repeat(253))).isEmpty();
        assertThat(Names.refusal("game", "a".repeat(254))).isPresent();
    }
}
