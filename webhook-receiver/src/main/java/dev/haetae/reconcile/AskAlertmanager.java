package dev.haetae.reconcile;

import dev.haetae.remediate.Confirmation;
import dev.haetae.triage.Episode;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Asks Alertmanager itself whether an alert fires. An answer that cannot be had is doubt, never a yes. */
final class AskAlertmanager implements Confirmation {

    private static final Logger LOG = Logger.getLogger(AskAlertmanager.class);

    /** Of the alerts of one name, far more than anybody has. */
    private static final int LONGEST_LIST = 4 << 20;

    private final AlertmanagerApi api;
    private final Conversation conversation;
    private final String source;

    /** @param source whose alerts this Alertmanager knows; what others send, it never lists */
    AskAlertmanager(AlertmanagerApi api, Conversation conversation, String source) {
        this.api = api;
        this.conversation = conversation;
        this.source = source;
    }

    @Override
    public Answer isActive(Episode episode, Instant now) {
        return source.equals(episode.source())
                ? ask(episode, now)
                : new Answer.Unknown("%s cannot be asked whether it still fires".formatted(episode.source()));
    }

    private Answer ask(Episode episode, Instant now) {
        try {
            return conversation.hold(
                    () -> listed(episode).map(AskAlertmanager::read).orElseGet(() -> notListed(now)));
        } catch (RuntimeException e) {
            String why = Unanswered.why(e);
            LOG.debugf("Alertmanager could not be asked about %s: %s", episode.key(), why);
            return new Answer.Unknown("Alertmanager could not be asked whether it still fires: " + why);
        }
    }

    private Optional<AlertmanagerApi.Listed> listed(Episode episode) {
        return api.alerts(filter(episode), LONGEST_LIST).stream()
                .filter(alert -> episode.fingerprint().equals(alert.fingerprint()))
                .findFirst();
    }

    private Answer notListed(Instant now) {
        return api.status().knowsNothingYet(now)
                ? new Answer.Unknown("Alertmanager does not list it, but has just started and may not know yet")
                : new Answer.Resolved("Alertmanager no longer lists it");
    }

    private static String filter(Episode episode) {
        String name = episode.alert().name().replace("\\", "\\\\").replace("\"", "\\\"");
        return "alertname=\"" + name + "\"";
    }

    private static Answer read(AlertmanagerApi.Listed alert) {
        List<String> silences = alert.status().silencedBy();
        if (silences != null && !silences.isEmpty()) {
            return new Answer.Silenced("people silenced it at Alertmanager (%s)".formatted(silences.getFirst()));
        }
        return "active".equals(alert.status().state())
                ? new Answer.Active()
                : new Answer.Unknown(
                        "Alertmanager lists it as " + alert.status().state());
    }
}
