package dev.haetae.function.status;

import dev.haetae.contract.Audience;
import dev.haetae.contract.StatusUpdate;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * The channel {@code slack}: each incident is a thread whose first message always says the latest. Without a bot's token
 * an incoming webhook gets one message after another, since it can neither look nor change.
 */
@ApplicationScoped
class SlackAnnouncer extends Messenger {

    private static final Logger LOG = Logger.getLogger(SlackAnnouncer.class);
    private static final Pattern AN_ID = Pattern.compile("[CGD][A-Z0-9]{5,30}");

    private final SlackMessages messages;
    private final Speech speech;
    private final ChannelsConfig.Slack config;

    @Inject
    SlackAnnouncer(SlackMessages messages, Speech speech, ChannelsConfig config) {
        this.messages = messages;
        this.speech = speech;
        this.config = config.slack();
    }

    @Override
    public String channel() {
        return "slack";
    }

    @Override
    public Optional<String> missing() {
        return config.token().or(config::webhook).isPresent()
                ? Optional.empty()
                : Optional.of("HAETAE_ANNOUNCE_SLACK_TOKEN");
    }

    @Override
    Told say(StatusUpdate update, Audience audience) {
        String text = SlackMessages.text(speech.lines(update, audience.languages()));
        if (config.token().isEmpty()) {
            messages.send(config.webhook().orElseThrow().strip(), text);
            return new Told.Delivered("webhook " + update.id());
        }
        return audience.earlier()
                .flatMap(SlackThread::of)
                .map(thread -> reply(thread, update, audience, text))
                .orElseGet(() -> begin(update, audience, text));
    }

    private Told begin(StatusUpdate update, Audience audience, String text) {
        String channel = audience.address().orElse("");
        Optional<SlackThread> shown = audience.again() && AN_ID.matcher(channel).matches()
                ? messages.head(channel, update).map(ts -> new SlackThread(channel, ts))
                : Optional.empty();
        return delivered(shown.orElseGet(() -> messages.post(channel, Optional.empty(), update, text))
                .reference());
    }

    private Told reply(SlackThread thread, StatusUpdate update, Audience audience, String text) {
        Optional<String> shown = audience.again() ? messages.reply(thread, update) : Optional.empty();
        String ts = shown.orElseGet(() -> messages.post(thread.channel(), Optional.of(thread), update, text)
                .ts());
        changeHead(thread, update, text);
        return delivered(ts.equals(thread.ts()) ? thread.reference() : thread.reply(ts));
    }

    /** What was told stays told, even where its head can be changed no more, such as when somebody removed it. */
    private void changeHead(SlackThread head, StatusUpdate update, String text) {
        try {
            messages.change(head, update, text);
        } catch (Trouble.Refused refused) {
            LOG.debugf("The head of thread %s stays as it is: %s", head.reference(), refused.getMessage());
        }
    }

    /** What comes back is written into the timeline, so it has to look like what it should be. */
    private static Told delivered(String reference) {
        return new Told.Delivered(SlackThread.of(reference).isPresent() ? reference : "slack");
    }
}
