package dev.haetae.receive;

import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.VertxHttpRecorder;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Says in RFC 9457 what Quarkus itself would refuse without a word: a body over the limit. One that does not say its
 * length is counted as it is read, by {@link CountedBody}.
 */
@Dependent
class TooLarge {

    /** Before Quarkus' own check of the same limit. */
    private static final int EARLY = 1000;
    /** Behind it, and before anything is read. */
    private static final int LATE = 1;

    static final String TITLE = "The body is too large";
    static final String DETAIL = "A body has at most %d bytes";

    private final long limit;

    TooLarge(@ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
        this.limit = limit.asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, EARLY);
        filters.register(TooLarge::leaveToUs, LATE);
    }

    /** Where it counts by itself, Quarkus ends the response in the midst of reading and logs an error. */
    private static void leaveToUs(RoutingContext context) {
        if (context.remove(VertxHttpRecorder.MAX_REQUEST_SIZE_KEY) != null) {
            context.addEndHandler(ended -> closeIfRefused(context));
        }
        context.next();
    }

    private static void closeIfRefused(RoutingContext context) {
        if (context.response().getStatusCode() == Response.Status.REQUEST_ENTITY_TOO_LARGE.getStatusCode()) {
            context.request().connection().close();
        }
    }

    private void check(RoutingContext context) {
        String length = context.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && isOver(length)) {
            refuse(context);
        } else {
            context.next();
        }
    }

    private boolean isOver(String length) {
        try {
            return Long.parseLong(length) > limit;
        } catch (NumberFormatException e) {
            return true;
        }
    }

    /** The rest of the body is not read, so the connection cannot be used again. */
    private void refuse(RoutingContext context) {
        context.response()
                .setStatusCode(Response.Status.REQUEST_ENTITY_TOO_LARGE.getStatusCode())
                .putHeader(HttpHeaders.CONTENT_TYPE, HttpProblem.MEDIA_TYPE.toString())
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end(new JsonObject()
                        .put("status", Response.Status.REQUEST_ENTITY_TOO_LARGE.getStatusCode())
                        .put("title", TITLE)
                        .put("detail", DETAIL.formatted(limit))
                        .encode());
    }
}
