package dev.haetae.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.haetae.inbox.Delivery;
import dev.haetae.inbox.Fate;
import dev.haetae.inbox.Inbox;
import dev.haetae.inbox.Notice;
import dev.haetae.inbox.Received;
import dev.haetae.policy.Because;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What became of an acknowledged alert, by the id that its webhook was answered with. */
@Path("/api/v1/alerts")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed("viewer")
class AlertsResource {

    /**
     * @param state pending, incident, duplicate, suppressed, recorded or late
     * @param copies how often this very delivery has come
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AlertView(
            String id,
            String state,
            String incident,
            String duplicateOf,
            Because because,
            Integer copies,
            String source,
            String fingerprint,
            String status,
            Map<String, String> labels,
            Instant startsAt,
            Instant endsAt,
            Instant receivedAt,
            Instant decidedAt) {}

    private final Inbox inbox;

    AlertsResource(Inbox inbox) {
        this.inbox = inbox;
    }

    @GET
    @Path("/{id}")
    public AlertView get(@PathParam("id") String id) {
        return inbox.find(id)
                .map(received -> view(received, inbox.fate(id)))
                .orElseThrow(
                        () -> Problems.of(Response.Status.NOT_FOUND, "no alert was acknowledged with the id " + id));
    }

    private static AlertView view(Received received, Optional<Fate> fate) {
        return switch (received) {
            case Delivery delivery -> view(delivery, word(delivery.status()), fate);
            case Notice notice -> view(notice.asAlert(), notice.type(), fate);
        };
    }

    private static AlertView view(Delivery delivery, String status, Optional<Fate> fate) {
        return new AlertView(
                delivery.id(),
                fate.map(known -> word(known.kind())).orElse("pending"),
                fate.map(Fate::incident).orElse(null),
                fate.map(Fate::duplicateOf).orElse(null),
                fate.map(Fate::because).orElse(null),
                fate.map(Fate::copies).orElse(null),
                delivery.source(),
                delivery.fingerprint(),
                status,
                delivery.alert().labels(),
                delivery.startsAt(),
                delivery.endsAt(),
                delivery.receivedAt(),
                fate.map(Fate::at).orElse(null));
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
