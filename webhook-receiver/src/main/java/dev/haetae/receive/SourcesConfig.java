package dev.haetae.receive;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The senders, by the name that their alerts carry. HA peers that send the same alerts are one source. Secrets are
 * lists: while one is being replaced, both are valid. See {@code docs/recipes/add-a-source.md}.
 */
@ConfigMapping(prefix = "haetae.sources")
public interface SourcesConfig {

    @WithParentName
    Map<String, Sender> byName();

    /** One sender, and each way in which it may prove that it is the one. */
    interface Sender {

        Kind kind();

        /** Tokens of {@code Authorization: Bearer}. */
        Optional<List<String>> bearer();

        /** {@code user:password} of {@code Authorization: Basic}. */
        Optional<List<String>> basic();

        /** Keys of an HMAC-SHA256 over the body. */
        Optional<List<String>> hmac();

        /** Where Grafana puts the HMAC. */
        @WithDefault("X-Grafana-Alerting-Signature")
        String hmacHeader();

        /** Where Grafana puts the time that it signs with the body; must be sent when it is set here. */
        Optional<String> hmacTimestampHeader();

        /** How many requests a second are taken; what is beyond is answered 503, and sent again (R6). */
        @WithDefault("1000")
        int rateLimit();
    }

    /** What a sender is, which is also where it sends to: {@code /webhooks/<kind>}. */
    enum Kind {
        ALERTMANAGER,
        GRAFANA,
        PAGERDUTY
    }
}
