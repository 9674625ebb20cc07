package dev.haetae.receive;

import dev.haetae.receive.SourcesConfig.Kind;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletionStage;

/** The webhook of Grafana's alerting; its contact point can be set to POST or PUT. */
@Path("/webhooks/grafana")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class GrafanaWebhook {

    private final Intake intake;

    GrafanaWebhook(Intake intake) {
        this.intake = intake;
    }

    @POST
    public CompletionStage<Response> receive(byte[] body, @Context HttpHeaders headers) {
        return intake.take(Kind.GRAFANA, body, headers, GrafanaBody::deliveries);
    }

    @PUT
    public CompletionStage<Response> put(byte[] body, @Context HttpHeaders headers) {
        return receive(body, headers);
    }
}
