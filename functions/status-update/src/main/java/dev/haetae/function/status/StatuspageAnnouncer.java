package dev.haetae.function.status;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.contract.Audience;
import dev.haetae.contract.StatusUpdate;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;

/**
 * The channel {@code statuspage}: one incident on the page for each of ours, created once and changed from then on. The
 * public reads what is affected, since when, and how far it has come (I5), and nothing of the machinery.
 */
@ApplicationScoped
class StatuspageAnnouncer extends Messenger {

    private static final int LONGEST_NAME = 255;

    private final Statuspage page;
    private final Speech speech;
    private final ChannelsConfig.Statuspage config;

    @Inject
    StatuspageAnnouncer(Statuspage page, Speech speech, ChannelsConfig config) {
        this.page = page;
        this.speech = speech;
        this.config = config.statuspage();
    }

    @Override
    public String channel() {
        return "statuspage";
    }

    @Override
    public Optional<String> missing() {
        if (config.page().isEmpty()) {
            return Optional.of("HAETAE_ANNOUNCE_STATUSPAGE_PAGE");
        }
        return config.token().isPresent() ? Optional.empty() : Optional.of("HAETAE_ANNOUNCE_STATUSPAGE_TOKEN");
    }

    @Override
    Told say(StatusUpdate update, Audience audience) {
        Optional<String> known =
                audience.earlier().or(() -> audience.again() ? page.about(update.incident()) : Optional.empty());
        ObjectNode incident = incident(update, audience);
        if (known.isEmpty()) {
            return new Told.Delivered(page.create(incident));
        }
        if (!audience.again() || !page.shows(known.get(), update.id())) {
            page.change(known.get(), incident);
        }
        return new Told.Delivered(known.get());
    }

    private ObjectNode incident(StatusUpdate update, Audience audience) {
        PageStatus status = PageStatus.of(update.kind());
        ObjectNode incident = JsonNodeFactory.instance
                .objectNode()
                .put("name", name(update))
                .put("status", status.word())
                .put("impact_override", PageStatus.impact(update.severity()))
                .put("body", String.join("\n\n", speech.notices(update, status, audience.languages())))
                .put("deliver_notifications", config.notifySubscribers());
        incident.putObject("metadata")
                .putObject("haetae")
                .put("incident", update.incident())
                .put("update", update.id());
        return incident;
    }

    private String name(StatusUpdate update) {
        String name = speech.heading(update);
        return name.substring(0, Math.min(name.length(), LONGEST_NAME));
    }
}
