package dev.haetae.api;

import dev.haetae.contract.Severity;
import dev.haetae.incident.Event;
import dev.haetae.incident.Incident;
import dev.haetae.incident.Incidents;
import dev.haetae.incident.State;
import dev.haetae.incident.Stored;
import dev.haetae.triage.Episodes;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Function;

/** Incidents, newest first, and each with its whole story. */
@Path("/api/v1/incidents")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed("viewer")
class IncidentsResource {

    private static final int MOST = 200;

    /** Of a timeline at once: an alert that flaps for weeks must not make an answer that nobody can hold. */
    private static final int ENTRIES = 1000;

    private static final long LAST_SEQ = 99_999_999;

    /** @param cursor gives the next page; null on the last one */
    record Page(List<IncidentView> incidents, String cursor) {}

    private final Incidents incidents;
    private final Episodes episodes;

    IncidentsResource(Incidents incidents, Episodes episodes) {
        this.incidents = incidents;
        this.episodes = episodes;
    }

    @GET
    public Page list(
            @QueryParam("state") String state,
            @QueryParam("severity") String severity,
            @QueryParam("service") String service,
            @QueryParam("limit") @DefaultValue("50") int limit,
            @QueryParam("cursor") String cursor) {
        State wantedState = read("state", state, State::of);
        Severity wantedSeverity = read("severity", severity, Severity::of);
        if (limit < 1 || limit > MOST) {
            throw bad("limit is from 1 to " + MOST + ", not " + limit);
        }
        List<Incident> found = incidents.newest(
                cursor,
                limit,
                incident -> (wantedState == null || incident.state() == wantedState)
                        && (wantedSeverity == null || incident.severity() == wantedSeverity)
                        && (service == null || incident.service().equals(service)));
        return new Page(
                found.stream().map(IncidentView::row).toList(),
                found.size() < limit ? null : found.getLast().id());
    }

    private static <T> T read(String name, String text, Function<String, T> reader) {
        try {
            return text == null ? null : reader.apply(text);
        } catch (IllegalArgumentException e) {
            throw bad("%s: there is no '%s'".formatted(name, text));
        }
    }

    private static HttpProblem bad(String detail) {
        return Problems.of(Response.Status.BAD_REQUEST, detail);
    }

    /** @param before the seq of the first entry of a timeline that is continued backwards; its end when not said */
    @GET
    @Path("/{id}")
    public IncidentView get(@PathParam("id") String id, @QueryParam("before") Long before) {
        if (before != null && (before < 1 || before > LAST_SEQ)) {
            throw bad("before: is the seq of an entry, not " + before);
        }
        Incident incident = incidents
                .find(id)
                .map(Stored::incident)
                .orElseThrow(() -> Problems.of(Response.Status.NOT_FOUND, "there is no incident " + id));
        List<Event> newest = incidents.timeline(id, before == null ? LAST_SEQ : before, ENTRIES);
        return IncidentView.whole(
                incident,
                episodes.of(id),
                StepView.of(incidents.story(id)),
                EscalationView.of(incidents.story(id)),
                newest);
    }
}
