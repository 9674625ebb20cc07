package dev.haetae.api;

import dev.haetae.contract.Diagnose;
import dev.haetae.contract.Outcome;
import dev.haetae.function.diagnose.ChartImage;
import dev.haetae.incident.Happening;
import dev.haetae.incident.Incidents;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.ZoneId;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** What a look around found over time, as pictures: the charts of an incident's timeline, numbered from 1. */
@Path("/api/v1/incidents/{id}/charts")
@RolesAllowed("viewer")
class ChartsResource {

    private static final Logger LOG = Logger.getLogger(ChartsResource.class);

    private final Incidents incidents;
    private final ZoneId zone;

    ChartsResource(Incidents incidents, @ConfigProperty(name = "haetae.announce.zone") ZoneId zone) {
        this.incidents = incidents;
        this.zone = zone;
    }

    @GET
    @Path("/{number}.png")
    @Produces("image/png")
    @Blocking
    public byte[] png(@PathParam("id") String id, @PathParam("number") int number) {
        if (incidents.find(id).isEmpty()) {
            throw Problems.of(Response.Status.NOT_FOUND, "there is no incident " + id);
        }
        return charts(id)
                .skip(Math.max(number, 1) - 1L)
                .findFirst()
                .filter(chart -> number > 0)
                .map(this::drawn)
                .orElseThrow(() -> Problems.of(
                        Response.Status.NOT_FOUND,
                        "incident %s has %d charts, and no number %d"
                                .formatted(id, charts(id).count(), number)));
    }

    private Stream<Diagnose.Chart> charts(String id) {
        return incidents
                .story(id)
                .map(event -> event.what())
                .filter(Happening.ActionEnded.class::isInstance)
                .map(Happening.ActionEnded.class::cast)
                .flatMap(ended -> found(ended.outcome()))
                .map(Diagnose.Finding::chart)
                .filter(Objects::nonNull);
    }

    private static Stream<Diagnose.Finding> found(Outcome outcome) {
        return outcome instanceof Outcome.Applied(var before, Diagnose.Findings after, var undo)
                ? after.findings().stream()
                : Stream.empty();
    }

    /** A machine without fontconfig or without a single font cannot draw letters; the figures stand in the timeline. */
    private byte[] drawn(Diagnose.Chart chart) {
        try {
            return ChartImage.png(chart, zone);
        } catch (RuntimeException | InternalError | NoClassDefFoundError | UnsatisfiedLinkError undrawn) {
            LOG.debug("A chart cannot be drawn", undrawn);
            throw Problems.of(
                    Response.Status.NOT_IMPLEMENTED,
                    "this machine cannot draw pictures (fontconfig and a font are needed); the figures stand in the"
                            + " incident's timeline");
        }
    }
}
