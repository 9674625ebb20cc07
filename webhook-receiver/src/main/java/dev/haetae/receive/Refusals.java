package dev.haetae.receive;

import dev.haetae.store.StoreUnavailable;
import io.quarkiverse.resteasy.problem.HttpProblem;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What a sender is told when its webhook is not taken: RFC 9457, and for Alertmanager never a 429. */
class Refusals {

    private static final int RETRY_AFTER_SECONDS = 5;

    @ServerExceptionMapper
    Response bad(BadBody refused) {
        return HttpProblem.builder()
                .withStatus(Response.Status.BAD_REQUEST)
                .withTitle("The body was not understood")
                .withDetail(refused.where() + ": " + refused.getMessage())
                .with("where", refused.where())
                .build()
                .toResponse();
    }

    /** Retried by every sender: 503 is the one answer that loses nothing. */
    @ServerExceptionMapper
    Response unavailable(StoreUnavailable refused) {
        return HttpProblem.builder()
                .withStatus(Response.Status.SERVICE_UNAVAILABLE)
                .withTitle("The alert could not be stored")
                .withDetail(refused.getMessage())
                .withHeader(HttpHeaders.RETRY_AFTER, "" + RETRY_AFTER_SECONDS)
                .build()
                .toResponse();
    }
}
