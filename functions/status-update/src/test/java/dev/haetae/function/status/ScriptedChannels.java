package dev.haetae.function.status;

import dev.haetae.contract.StatusUpdate.Kind;
import dev.haetae.testkit.StatusUpdates;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every channel is set to the scripted peer; each with a secret of its own. */
@Singleton
@Alternative
@Priority(1)
class ScriptedChannels implements ChannelsConfig {

    static final String TOKEN = "xoxb-not-to-be-seen";
    static final String ROUTING_KEY = "routing-not-to-be-seen";
    static final String API_KEY = "page-key-not-to-be-seen";
    static final String WEBHOOK = "/hooks/not-to-be-seen";

    private final ScriptedPeer peer;
    boolean bot = true;
    boolean reachable = true;
    boolean besideAlertmanager;
    Duration read = Duration.ofSeconds(10);
    final Map<String, String> levels = new HashMap<>();

    ScriptedChannels(ScriptedPeer peer) {
        this.peer = peer;
    }

    /** The first call of each loads what it needs; no test's time-out is to pay for that. */
    void warmUp(
            @Observes Startup started,
            SlackAnnouncer slack,
            PagerDutyAnnouncer pagerDuty,
            StatuspageAnnouncer statuspage) {
        peer.plays(_ -> FaultyPeersTest.GOOD);
        Stream.of(slack, pagerDuty, statuspage).forEach(it -> it.tell(StatusUpdates.of(Kind.OPENED)));
    }

    /** Nobody listens on port 1. */
    private URI uri(String path) {
        return reachable ? peer.uri(path) : URI.create("http://localhost:1" + path);
    }

    @Override
    public ZoneId zone() {
        return ZoneId.of("Asia/Seoul");
    }

    @Override
    public Duration connectTimeout() {
        return Duration.ofSeconds(3);
    }

    @Override
    public Duration readTimeout() {
        return read;
    }

    @Override
    public Slack slack() {
        return new Slack() {
            @Override
            public Optional<String> token() {
                return bot ? Optional.of(TOKEN) : Optional.empty();
            }

            @Override
            public Optional<String> webhook() {
                return Optional.of(uri(WEBHOOK).toString());
            }

            @Override
            public URI url() {
                return uri("/slack");
            }
        };
    }

    @Override
    public Pagerduty pagerduty() {
        return new Pagerduty() {
            @Override
            public Optional<String> routingKey() {
                return Optional.of(ROUTING_KEY);
            }

            @Override
            public Map<String, Level> levels() {
                return levels.entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, level -> () -> Optional.of(level.getValue())));
            }

            @Override
            public boolean besideAlertmanager() {
                return besideAlertmanager;
            }

            @Override
            public URI url() {
                return uri("/pagerduty");
            }
        };
    }

    @Override
    public Statuspage statuspage() {
        return new Statuspage() {
            @Override
            public Optional<String> page() {
                return Optional.of("p1");
            }

            @Override
            public Optional<String> token() {
                return Optional.of(API_KEY);
            }

            @Override
            public boolean notifySubscribers() {
                return false;
            }

            @Override
            public URI url() {
                return uri("/statuspage");
            }
        };
    }
}
