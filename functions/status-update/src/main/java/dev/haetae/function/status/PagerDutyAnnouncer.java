package dev.haetae.function.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.contract.Audience;
import dev.haetae.contract.Failure;
import dev.haetae.contract.StatusUpdate;
import dev.haetae.contract.Urgency;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The channel {@code pagerduty}: one page for each incident and each level that is called, by the Events API v2. Their
 * keys make each event safe to send twice, so nothing has to be looked for.
 */
@ApplicationScoped
class PagerDutyAnnouncer extends Messenger {

    private static final int LONGEST_SUMMARY = 1_024;

    private final PagerDutyApi api;
    private final Speech speech;
    private final ChannelsConfig.Pagerduty config;
    private final Pages pages;

    @Inject
    PagerDutyAnnouncer(PagerDutyApi api, Speech speech, ChannelsConfig config) {
        this.api = api;
        this.speech = speech;
        this.config = config.pagerduty();
        this.pages = new Pages(this.config);
    }

    @Override
    public String channel() {
        return "pagerduty";
    }

    @Override
    public Optional<String> missing() {
        return config.routingKey().isPresent()
                ? Optional.empty()
                : Optional.of("HAETAE_ANNOUNCE_PAGERDUTY_ROUTING_KEY");
    }

    @Override
    Told say(StatusUpdate update, Audience audience) {
        List<Pages.Page> about = pages.of(update, audience.earlier());
        List<String> lines = speech.lines(update, audience.languages());
        List<Trouble> troubles = new ArrayList<>();
        about.forEach(page -> send(event(update, page, lines)).ifPresent(troubles::add));
        troubles.stream().max(Comparator.comparing(Trouble::mayPass)).ifPresent(PagerDutyAnnouncer::fail);
        return new Told.Delivered(about.getFirst().key());
    }

    /** What went wrong is kept for later: no page may ring on because of another. */
    private Optional<Trouble> send(ObjectNode event) {
        try {
            URI uri = URI.create(config.url() + "/v2/enqueue");
            api.send(new Call(Call.json(uri, "POST", event).build(), true, PagerDutyAnnouncer::understood));
            return Optional.empty();
        } catch (Trouble trouble) {
            return Optional.of(trouble);
        }
    }

    /** Whoever else answers there, such as a proxy, has rung nobody. */
    private static JsonNode understood(JsonNode answer) {
        if (!answer.path("status").asText().equals("success")) {
            throw new Trouble.Fault(Failure.PEER_ERROR, "its answer makes no sense");
        }
        return answer;
    }

    private static void fail(Trouble trouble) {
        throw trouble;
    }

    private static ObjectNode event(StatusUpdate update, Pages.Page page, List<String> lines) {
        ObjectNode event = JsonNodeFactory.instance
                .objectNode()
                .put("routing_key", page.routingKey())
                .put("event_action", action(update.kind()))
                .put("dedup_key", page.key())
                .put("client", "Haetae");
        event.set("payload", payload(update, lines));
        return event;
    }

    private static ObjectNode payload(StatusUpdate update, List<String> lines) {
        ObjectNode payload = JsonNodeFactory.instance
                .objectNode()
                .put("summary", cut(lines.getLast()))
                .put("source", Objects.requireNonNullElse(update.service(), "haetae"))
                .put("severity", severity(update))
                .put("timestamp", update.at().toString());
        ObjectNode details = payload.putObject("custom_details")
                .put("incident", update.incident())
                .put("update", update.id());
        lines.forEach(details.putArray("said")::add);
        return payload;
    }

    private static String cut(String line) {
        return line.substring(0, Math.min(line.length(), LONGEST_SUMMARY));
    }

    /**
     * An acknowledgement ends PagerDuty's own escalation, so only a person's is one: that automation is on hold is for
     * whoever is on call, as everything else.
     */
    private static String action(StatusUpdate.Kind kind) {
        return switch (kind) {
            case RESOLVED, CLOSED -> "resolve";
            case ACKNOWLEDGED -> "acknowledge";
            default -> "trigger";
        };
    }

    private static String severity(StatusUpdate update) {
        return switch (update.severity()) {
            case SEV0, SEV1 -> "critical";
            case SEV2 -> "error";
            case SEV3 -> "warning";
            case null -> update.urgency() == Urgency.CRITICAL ? "critical" : "warning";
        };
    }
}
