package dev.haetae.receive;

import dev.haetae.inbox.Inbox;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * Alertmanager's webhook, version 4. Runs on the event loop: reading and handing over to the store's writer is quicker
 * than a change of threads.
 */
@Path("/webhooks/alertmanager")
class AlertmanagerWebhook {

    static final String SOURCE = "alertmanager";

    /** What is acknowledged: how many alerts, and the ids by which their fate can be asked. */
    record Receipt(int received, List<String> ids) {}

    private final Inbox inbox;
    private final InstantSource clock;

    AlertmanagerWebhook(Inbox inbox, InstantSource clock) {
        this.inbox = inbox;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public CompletionStage<Response> receive(byte[] body) {
        var deliveries = AlertmanagerBody.read(body).deliveries(SOURCE, clock.instant());
        return inbox.accept(deliveries)
                .thenApply(
                        ids -> Response.accepted(new Receipt(ids.size(), ids)).build());
    }
}
