package dev.haetae.api;

import dev.haetae.escalate.Escalations;
import dev.haetae.identity.Caller;
import dev.haetae.incident.State;
import dev.haetae.remediate.People;
import io.quarkiverse.resteasy.problem.HttpProblem;
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
    private final Escalations escalations;
    private final Caller caller;

    PeopleResource(People people, Escalations escalations, Caller caller) {
        this.people = people;
        this.escalations = escalations;
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

    @POST
    @Path("/{id}/escalate")
    public IncidentView escalate(@PathParam("id") String id, EscalateRequest request) {
        EscalateRequest asked = EscalateRequest.of(request);
        return answer(id, asked, escalations.escalate(id, caller.actor(asked.by()), asked.level()));
    }

    private static IncidentView answer(String id, EscalateRequest asked, Escalations.Answer answer) {
        return switch (answer) {
            case Escalations.Answer.Done done -> IncidentView.row(done.incident());
            case Escalations.Answer.Unknown unknown -> throw unknown(id);
            case Escalations.Answer.NotNow notNow -> throw notNow(notNow.state());
            case Escalations.Answer.NoSuchLevel none ->
                throw Problems.of(
                        Response.Status.BAD_REQUEST,
                        "level: there is no '%s', but %s"
                                .formatted(asked.level().orElse(""), String.join(", ", none.levels())));
            case Escalations.Answer.NobodyLeft nobody ->
                throw Problems.of(Response.Status.CONFLICT, "there is nobody left to be called; name a level");
        };
    }

    private static IncidentView answer(String id, People.Answer answer) {
        return switch (answer) {
            case People.Answer.Done done -> IncidentView.row(done.incident());
            case People.Answer.Unknown unknown -> throw unknown(id);
            case People.Answer.NotNow notNow -> throw notNow(notNow.state());
        };
    }

    private static HttpProblem unknown(String id) {
        return Problems.of(Response.Status.NOT_FOUND, "there is no incident " + id);
    }

    private static HttpProblem notNow(State state) {
        return Problems.of(Response.Status.CONFLICT, "the incident is " + state.tag() + " by now");
    }
}
