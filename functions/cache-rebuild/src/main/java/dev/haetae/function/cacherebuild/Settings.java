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

    /** The calls to whom the values come from. */
    Source source();

    /** The defaults are those of an ordinary API and an internal service, one guard for each host. */
    interface Source {

        /** Connecting to it, of what an attempt may take; R, internal service: connect 1 s. */
        @WithDefault("1s")
        Duration connectTimeout();

        /** One attempt to read a page; R, internal service: read 5 s. */
        @WithDefault("5s")
        Duration timeout();

        /** Before the first retry of a page, doubled up to 10 s; R2. */
        @WithDefault("500ms")
        Duration delay();

        /** How often a page is asked for again; R2. */
        @WithDefault("3")
        int retries();

        /** No attempt begins later than this, so that a call's slice and its last page stay within 15 s. */
        @WithDefault("6s")
        Duration total();

        /** Of how many attempts at last the breaker judges; R1. */
        @WithDefault("10")
        int window();

        /** What part of them, failed, opens it; R1. */
        @WithDefault("0.5")
        double failureRatio();

        /** How long it stays open; R1. */
        @WithDefault("30s")
        Duration open();

        /** How many good trials close it; R1. */
        @WithDefault("3")
        int trials();

        /** How many requests at once, however many are ordered; R5. */
        @WithDefault("10")
        int atOnce();

        /** How many wait beyond them; R5. */
        @WithDefault("100")
        int waiting();
    }
}
