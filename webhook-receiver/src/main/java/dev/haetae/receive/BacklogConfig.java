package dev.haetae.receive;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How many acknowledged deliveries may wait for triage; beyond that, senders are asked to come again later. */
@ConfigMapping(prefix = "haetae.backlog")
public interface BacklogConfig {

    @WithDefault("100000")
    long limit();

    /** The part of it that one source may fill, so that the others are still heard (R6). */
    @WithDefault("0.8")
    double share();
}
