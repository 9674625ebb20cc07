package dev.haetae.api;

import dev.haetae.remediate.Automation;
import dev.haetae.rulebook.Rulebook;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** By which policies alerts are decided now, and what is wrong with those that should have replaced them. */
@Path("/api/v1/policies")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed("viewer")
class PoliciesResource {

    private final Rulebook rulebook;
    private final Automation automation;

    PoliciesResource(Rulebook rulebook, Automation automation) {
        this.rulebook = rulebook;
        this.automation = automation;
    }

    @GET
    public PoliciesView get() {
        return PoliciesView.of(rulebook.loaded(), rulebook.refused(), automation.distrusted());
    }
}
