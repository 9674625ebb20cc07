package dev.haetae.api;

import dev.haetae.incident.Chronicle;
import dev.haetae.incident.Incident;
import dev.haetae.incident.Incidents;
import dev.haetae.incident.Stored;
import dev.haetae.report.Report;
import dev.haetae.store.Store;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** How each playbook did: what people go by when they raise its mode. */
@Path("/api/v1/report")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed("viewer")
class ReportResource {

    private final Chronicle chronicle;
    private final Incidents incidents;
    private final InstantSource clock;

    ReportResource(Store store, Incidents incidents, InstantSource clock) {
        this.incidents = incidents;
        this.chronicle = new Chronicle(store);
        this.clock = clock;
    }

    /** @param since how long ago the period began ({@code 14d}), or when */
    @GET
    public Report report(@QueryParam("since") @DefaultValue("14d") String since) {
        Instant now = clock.instant();
        Instant from =
                since.contains("T") && since.contains("-") ? Times.instant("since", since, now) : now.minus(ago(since));
        Times.inOrder(from, now);
        return Report.of(chronicle, this::plan, from, now);
    }

    private Optional<Incident.Plan> plan(String incident) {
        return incidents.find(incident).map(Stored::incident).flatMap(Incident::ifPlanned);
    }

    private static Duration ago(String text) {
        try {
            return DurationConverter.parseDuration(text);
        } catch (IllegalArgumentException e) {
            throw Problems.of(
                    Response.Status.BAD_REQUEST,
                    "since: expected a duration like 14d or a time like 2026-11-20T03:00:00Z, found '%s'"
                            .formatted(text));
        }
    }
}
