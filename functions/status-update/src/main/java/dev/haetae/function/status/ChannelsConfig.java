package dev.haetae.function.status;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/** The channels' credentials and addresses; a channel without its credential tells nobody. The README's table documents it. */
@ConfigMapping(prefix = "haetae.announce")
public interface ChannelsConfig {

    /** In whose time people read. */
    @WithDefault("Asia/Seoul")
    ZoneId zone();

    /** How long connecting to a peer may take; R, external API. */
    @WithDefault("3s")
    Duration connectTimeout();

    /** How long its answer may take, of what an attempt may ({@link External}); R, external API. */
    @WithDefault("10s")
    Duration readTimeout();

    Slack slack();

    Pagerduty pagerduty();

    Statuspage statuspage();

    /** A bot's token, or where there is none, an incoming webhook. */
    interface Slack {

        /** Needs the scopes chat:write and channels:history; a secret. */
        Optional<String> token();

        /** Who knows it can write to the channel: a secret. */
        Optional<String> webhook();

        @WithDefault("https://slack.com/api")
        URI url();
    }

    /** A service's integration by the Events API v2. */
    interface Pagerduty {

        /** A secret. */
        Optional<String> routingKey();

        /** By the level as policies write it: {@code secondary}. */
        Map<String, Level> levels();

        /** Whether Alertmanager tells PagerDuty of the same alerts, so that its key makes one page of both. */
        @WithDefault("false")
        boolean besideAlertmanager();

        @WithDefault("https://events.pagerduty.com")
        URI url();
    }

    /** One level of those on call. */
    interface Level {

        /** Of an integration whose people are rung when the level is called; the one for all where there is none. A secret. */
        Optional<String> routingKey();
    }

    /** A page of Statuspage. */
    interface Statuspage {

        Optional<String> page();

        /** The API key; a secret. */
        Optional<String> token();

        /** Whether the page's subscribers get every update by mail. */
        @WithDefault("false")
        boolean notifySubscribers();

        @WithDefault("https://api.statuspage.io")
        URI url();
    }
}
