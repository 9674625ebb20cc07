package dev.haetae.reconcile;

import dev.haetae.HaetaeConfig;
import dev.haetae.policy.Alert;
import dev.haetae.triage.Upstream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;

/** What the configured Alertmanager lists, and no other: an address that came with a webhook is never called. */
final class Listing implements Upstream {

    private static final Logger LOG = Logger.getLogger(Listing.class);
    private static final int MOST = 10_000;

    /** As many of three kilobytes each. */
    private static final int LONGEST_LIST = 32 << 20;

    private final AlertmanagerApi api;
    private final Conversation conversation;
    private final HaetaeConfig.Alertmanager config;

    Listing(AlertmanagerApi api, Conversation conversation, HaetaeConfig.Alertmanager config) {
        this.api = api;
        this.conversation = conversation;
        this.config = config;
    }

    @Override
    public String source() {
        return config.source();
    }

    @Override
    public Optional<List<Held>> holds(Instant now) {
        try {
            return conversation.hold(() -> asked(now));
        } catch (RuntimeException e) {
            LOG.debugf("Alertmanager could not be asked what it holds: %s", Unanswered.why(e));
            return Optional.empty();
        }
    }

    private Optional<List<Held>> asked(Instant now) {
        if (api.status().knowsNothingYet(now)) {
            return Optional.empty();
        }
        return Optional.of(api.alerts(null, LONGEST_LIST).stream()
                .limit(MOST)
                .map(this::held)
                .toList());
    }

    private Held held(AlertmanagerApi.Listed listed) {
        return new Held(
                listed.fingerprint(),
                new Alert(orNone(listed.labels()), orNone(listed.annotations())),
                listed.startsAt(),
                "active".equals(listed.status().state()),
                Objects.requireNonNullElse(listed.status().silencedBy(), List.of()),
                isOurs(listed),
                listed.generatorURL());
    }

    private static Map<String, String> orNone(Map<String, String> texts) {
        return Objects.requireNonNullElse(texts, Map.of());
    }

    private boolean isOurs(AlertmanagerApi.Listed listed) {
        return Objects.requireNonNullElse(listed.receivers(), List.<AlertmanagerApi.Listed.Receiver>of()).stream()
                .anyMatch(receiver -> config.receiver().equals(receiver.name()));
    }
}
