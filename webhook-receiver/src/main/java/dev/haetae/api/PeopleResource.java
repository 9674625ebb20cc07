package dev.haetae.api;

import dev.haetae.identity.Caller;
import dev.haetae.remediate.People;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What people do to incidents. */
@Path("/api/v1/incidents")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed("responder")
class PeopleResource {

    private static final int LONGEST_NOTE = 10_000;

    private final People people;
    private final Caller caller;

    PeopleResource(People people, Caller caller) {
        this.people = people;
        this.caller = caller;
    }

    @POST
    @Path("/{id}/acknowledge")
    public IncidentView acknowledge(@PathParam("id") String id, PersonsRequest request) {
        return answer(
                id,
                people.acknowledge(id, caller.actor(PersonsRequest.of(request).by())));
    }

    @POST
    @Path("/{id}/resolve")
    public IncidentView resolve(@PathParam("id") String id, PersonsRequest request) {
        return answer(
                id, people.resolve(id, caller.actor(PersonsRequest.of(request).by())));
    }

    @POST
    @Path("/{id}/resume")
    public IncidentView resume(@PathParam("id") String id, PersonsRequest request) {
        return answer(
                id, people.resume(id, caller.actor(PersonsRequest.of(request).by())));
    }

    @POST
    @Path("/{id}/note")
    public IncidentView note(@PathParam("id") String id, PersonsRequest request) {
        PersonsRequest said = PersonsRequest.of(request);
        if (said.text() == null || said.text().isBlank() || said.text().length() > LONGEST_NOTE) {
            throw Problems.of(Response.Status.BAD_REQUEST, "text: a note has 1 to " + LONGEST_NOTE + " characters");
        }
        return answer(id, people.note(id, caller.actor(said.by()), said.text()));
    }

    private static IncidentView answer(String id, People.Answer answer) {
        return switch (answer) {
            case People.Answer.Done done -> IncidentView.row(done.incident());
            case People.Answer.Unknown unknown ->
                throw Problems.of(Response.Status.NOT_FOUND, "there is no incident " + id);
            case People.Answer.NotNow notNow ->
                throw Problems.of(
                        Response.Status.CONFLICT,
                        "the incident is " + notNow.state().tag() + " by now");
        };
    }
}
