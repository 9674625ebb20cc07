package dev.haetae.api;

import dev.haetae.incident.Incident;
import dev.haetae.remediate.Approvals;
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

/** A person's yes or no to a step, in mode {@code approve}. */
@Path("/api/v1/approvals")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ApprovalsResource {

    private final Approvals approvals;

    ApprovalsResource(Approvals approvals) {
        this.approvals = approvals;
    }

    @POST
    @Path("/{id}/approve")
    public IncidentView approve(@PathParam("id") String id, PersonsRequest request) {
        return answer(id, approvals.approve(id, PersonsRequest.of(request).person()));
    }

    @POST
    @Path("/{id}/reject")
    public IncidentView reject(@PathParam("id") String id, PersonsRequest request) {
        return answer(id, approvals.reject(id, PersonsRequest.of(request).person()));
    }

    private static IncidentView answer(String id, Optional<Incident> changed) {
        return changed.map(IncidentView::row)
                .orElseThrow(() -> HttpProblem.valueOf(
                        Response.Status.NOT_FOUND,
                        "no approval %s is wanted now: given, expired, or overtaken".formatted(id)));
    }
}
