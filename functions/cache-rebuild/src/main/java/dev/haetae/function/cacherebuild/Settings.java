package dev.haetae.function.cacherebuild;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What operators may set about rebuilding; durations as {@code 30s} or ISO 8601. */
@ConfigMapping(prefix = "haetae.cache-rebuild")
interface Settings {

    /** How long one call works before it answers with its progress: well under the 15 s that an order may take (R4). */
    @WithDefault("4s")
    Duration slice();

    /** How long a generation stays readable that no longer serves, for readers who have just asked which one does. */
    @WithDefault("30s")
    Duration grace();

    /** How long an order that nobody works on keeps others from the same cache. */
    @WithDefault("5m")
    Duration claim();

    /** One attempt to read a page; R, internal service: read 5 s. */
    @WithDefault("5s")
    Duration sourceTimeout();

    /** Before the first retry of a page; R, ordinary API: 500 ms, doubled up to 10 s. */
    @WithDefault("500ms")
    Duration sourceDelay();
}
