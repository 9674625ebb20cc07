package dev.haetae.receive;

import dev.haetae.inbox.Received;
import dev.haetae.receive.SourcesConfig.Kind;
import java.time.Instant;
import java.util.List;

/** What a webhook's body says, for those who only want to know: nothing is kept, and nobody proves anything. */
public final class Bodies {

    private Bodies() {}

    /** Refuses what the webhook of that kind would refuse, in the same words. */
    public static List<? extends Received> read(Kind kind, byte[] body, String source, Instant at) {
        return switch (kind) {
            case ALERTMANAGER -> AlertmanagerBody.deliveries(body, source, at);
            case GRAFANA -> GrafanaBody.deliveries(body, source, at);
            case PAGERDUTY -> PagerDutyBody.notices(body, source, at);
        };
    }
}
