package dev.haetae.receive;

import dev.haetae.receive.SourcesConfig.Kind;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;

/** Alertmanager's webhook, version 4. */
@Path("/webhooks/alertmanager")
class AlertmanagerWebhook {

    private final Intake intake;

    AlertmanagerWebhook(Intake intake) {
        this.intake = intake;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public CompletionStage<Response> receive(byte[] body, @Context HttpHeaders headers) {
        return intake.take(Kind.ALERTMANAGER, body, headers, AlertmanagerBody::deliveries);
    }
}
