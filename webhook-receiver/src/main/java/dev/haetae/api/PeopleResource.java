package dev.haetae.api;

import dev.haetae.incident.Actor;
import dev.haetae.incident.Incident;
import dev.haetae.remediate.Approvals;
import dev.haetae.remediate.People;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** What people do to incidents. */
@Path("/api/v1")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class PeopleResource {

    private static final int LONGEST_NOTE = 10_000;

    /**
     * Who does it, and what is to be noted.
     *
     * @param by the person's name; {@code somebody} when it is not said
     * @param text a note's text
     */
    record Request(String by, String text) {

        Actor person() {
            return Actor.person(by == null || by.isBlank() ? "somebody" : by.strip());
        }

        static Request of(Request sent) {
            return sent == null ? new Request(null, null) : sent;
        }
    }

    private final People people;
    private final Approvals approvals;

    PeopleResource(People people, Approvals approvals) {
        this.people = people;
        this.approvals = approvals;
    }

    @POST
    @Path("/incidents/{id}/acknowledge")
    public IncidentView acknowledge(@PathParam("id") String id, Request request) {
        return answer(id, people.acknowledge(id, Request.of(request).person()));
    }

    @POST
    @Path("/incidents/{id}/resolve")
    public IncidentView resolve(@PathParam("id") String id, Request request) {
        return answer(id, people.resolve(id, Request.of(request).person()));
    }

    @POST
    @Path("/incidents/{id}/resume")
    public IncidentView resume(@PathParam("id") String id, Request request) {
        return answer(id, people.resume(id, Request.of(request).person()));
    }

    @POST
    @Path("/incidents/{id}/note")
    public IncidentView note(@PathParam("id") String id, Request request) {
        Request said = Request.of(request);
        if (said.text() == null || said.text().isBlank() || said.text().length() > LONGEST_NOTE) {
            throw HttpProblem.valueOf(
                    Response.Status.BAD_REQUEST, "text: a note has 1 to " + LONGEST_NOTE + " characters");
        }
        return answer(id, people.note(id, said.person(), said.text()));
    }

    @POST
    @Path("/approvals/{id}/approve")
    public IncidentView approve(@PathParam("id") String id, Request request) {
        return answer(id, approvals.approve(id, Request.of(request).person()));
    }

    @POST
    @Path("/approvals/{id}/reject")
    public IncidentView reject(@PathParam("id") String id, Request request) {
        return answer(id, approvals.reject(id, Request.of(request).person()));
    }

    private static IncidentView answer(String id, People.Answer answer) {
        return switch (answer) {
            case People.Answer.Done done -> IncidentView.row(done.incident());
            case People.Answer.Unknown unknown ->
                throw HttpProblem.valueOf(Response.Status.NOT_FOUND, "there is no incident " + id);
            case People.Answer.NotNow notNow ->
                throw HttpProblem.valueOf(
                        Response.Status.CONFLICT,
                        "the incident is " + notNow.state().tag() + " by now");
        };
    }

    private static IncidentView answer(String id, Optional<Incident> changed) {
        return changed.map(IncidentView::row)
                .orElseThrow(() -> HttpProblem.valueOf(
                        Response.Status.NOT_FOUND,
                        "no approval " + id + " is wanted now: given, expired, or overtaken"));
    }
}
