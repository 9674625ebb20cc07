package dev.haetae.receive;

import dev.haetae.store.StoreUnavailable;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What a sender is told when its webhook is not taken: RFC 9457, and for Alertmanager never a 429. */
class Refusals {

    private static final long RETRY_AFTER_SECONDS = 5;

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

    @ServerExceptionMapper
    Response notProven(NotProven refused) {
        return HttpProblem.builder()
                .withStatus(Response.Status.UNAUTHORIZED)
                .withTitle("The sender is not known")
                .withDetail(refused.getMessage())
                .withHeader(HttpHeaders.WWW_AUTHENTICATE, refused.challenge())
                .build()
                .toResponse();
    }

    @ServerExceptionMapper
    Response busy(Busy refused, RoutingContext context) {
        Tally.because(context, refused.reason());
        return later("There is no room for the request now", refused.getMessage(), refused.retryAfterSeconds());
    }

    @ServerExceptionMapper
    Response unavailable(StoreUnavailable refused, RoutingContext context) {
        Tally.because(context, Reason.STORE);
        return later("The alert could not be stored", refused.getMessage(), RETRY_AFTER_SECONDS);
    }

    @ServerExceptionMapper
    Response late(Late refused, RoutingContext context) {
        Tally.because(context, Reason.STORE);
        return later("The alert could not be stored in time", refused.getMessage(), RETRY_AFTER_SECONDS);
    }

    /** Retried by every sender: 503 is the one answer that loses nothing. */
    private static Response later(String title, String detail, long seconds) {
        return HttpProblem.builder()
                .withStatus(Response.Status.SERVICE_UNAVAILABLE)
                .withTitle(title)
                .withDetail(detail)
                .withHeader(HttpHeaders.RETRY_AFTER, seconds)
                .build()
                .toResponse();
    }
}
