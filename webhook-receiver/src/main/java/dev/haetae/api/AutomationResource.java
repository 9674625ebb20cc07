package dev.haetae.api;

import dev.haetae.identity.Caller;
import dev.haetae.remediate.Automation;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.InstantSource;

/** The kill switch. Whoever responds may stop automation; to let it go on takes who may agree to its steps. */
@Path("/api/v1/automation")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed("viewer")
class AutomationResource {

    private final Automation automation;
    private final Switchboard switchboard;
    private final Caller caller;
    private final InstantSource clock;

    AutomationResource(Automation automation, Switchboard switchboard, Caller caller, InstantSource clock) {
        this.automation = automation;
        this.switchboard = switchboard;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    public AutomationView get() {
        return AutomationView.of(automation);
    }

    @POST
    @Path("/pause")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("responder")
    public AutomationView pause(AutomationRequest request) {
        AutomationRequest said = AutomationRequest.of(request);
        switchboard.require(said.service());
        automation.pause(said.service(), caller.actor(said.by()), said.reason(), said.end(clock.instant()));
        return get();
    }

    @POST
    @Path("/resume")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("approver")
    public AutomationView resume(AutomationRequest request) {
        AutomationRequest said = AutomationRequest.of(request);
        if (automation
                .resume(said.service(), caller.actor(said.by()), said.reason())
                .isEmpty()) {
            throw notPaused(said.service());
        }
        return get();
    }

    /** A playbook that made something worse may act by itself again. */
    @POST
    @Path("/trust")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed("approver")
    public AutomationView trust(TrustRequest request) {
        TrustRequest said = TrustRequest.of(request);
        if (!automation.trust(said.playbook(), caller.actor(said.by()))) {
            throw Problems.of(
                    Response.Status.CONFLICT, "nobody distrusts a playbook called %s".formatted(said.playbook()));
        }
        return get();
    }

    private static HttpProblem notPaused(String service) {
        return Problems.of(
                Response.Status.CONFLICT,
                service == null
                        ? "automation is not paused; services may be, each by itself"
                        : "automation of service %s is not paused".formatted(service));
    }
}
