package dev.haetae.function.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The channels as the environment says. */
class ChannelsConfigTest {

    private static ChannelsConfig environment(Map<String, String> variables) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withSources(new EnvConfigSource(variables, 300))
                .withMapping(ChannelsConfig.class)
                .build()
                .getConfigMapping(ChannelsConfig.class);
    }

    @Test
    void aLevelMayHaveARoutingKeyOfItsOwn() {
        ChannelsConfig.Pagerduty config = environment(Map.of(
                        "HAETAE_ANNOUNCE_PAGERDUTY_ROUTING_KEY", "all",
                        "HAETAE_ANNOUNCE_PAGERDUTY_LEVELS_EXECUTIVE_ROUTING_KEY", "cto"))
                .pagerduty();

        assertThat(config.routingKey()).hasValue("all");
        assertThat(config.levels()).containsOnlyKeys("executive");
        assertThat(config.levels().get("executive").routingKey()).hasValue("cto");
    }

    @Test
    void noneNeedsOne() {
        assertThat(environment(Map.of()).pagerduty().levels()).isEmpty();
    }
}
