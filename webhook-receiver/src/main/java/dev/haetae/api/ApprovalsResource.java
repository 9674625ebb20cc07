package dev.haetae.api;

import dev.haetae.identity.Caller;
import dev.haetae.incident.Incident;
import dev.haetae.remediate.Approvals;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;

/** A person's yes or no to a step, in mode {@code approve}. */
@Path("/api/v1/approvals")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed("approver")
class ApprovalsResource {

    private final Approvals approvals;
    private final Caller caller;

    ApprovalsResource(Approvals approvals, Caller caller) {
        this.approvals = approvals;
        this.caller = caller;
    }

    @POST
    @Path("/{id}/approve")
    public IncidentView approve(@PathParam("id") String id, PersonsRequest request) {
        return answer(
                id,
                approvals.approve(id, caller.actor(PersonsRequest.of(request).by())));
    }

    @POST
    @Path("/{id}/reject")
    public IncidentView reject(@PathParam("id") String id, PersonsRequest request) {
        return answer(
                id, approvals.reject(id, caller.actor(PersonsRequest.of(request).by())));
    }

    private static IncidentView answer(String id, Optional<Incident> changed) {
        return changed.map(IncidentView::row)
                .orElseThrow(() -> Problems.of(
                        Response.Status.NOT_FOUND,
                        "no approval %s is wanted now: given, expired, or overtaken".formatted(id)));
    }
}
