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

/**
 * PagerDuty's V3 webhook. It drops an event on any 4xx, and after three in a row sends none for a day: so what is not
 * known is taken, and recorded as such.
 */
@Path("/webhooks/pagerduty")
class PagerDutyWebhook {

    private final Intake intake;

    PagerDutyWebhook(Intake intake) {
        this.intake = intake;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public CompletionStage<Response> receive(byte[] body, @Context HttpHeaders headers) {
        return intake.take(Kind.PAGERDUTY, body, headers, PagerDutyBody::notices);
    }
}
