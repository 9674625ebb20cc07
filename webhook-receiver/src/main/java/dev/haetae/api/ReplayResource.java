package dev.haetae.api;

import dev.haetae.inbox.Received;
import dev.haetae.inbox.Recorded;
import dev.haetae.policy.Policies;
import dev.haetae.rulebook.Rulebook;
import dev.haetae.simulate.Comparison;
import dev.haetae.simulate.Simulator;
import dev.haetae.store.Store;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** What other policies would have made of what was received. Nothing is kept, told or done. */
@Path("/api/v1/replay")
@Consumes(MediaType.MULTIPART_FORM_DATA)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed("viewer")
class ReplayResource {

    private static final Duration LIMIT = Duration.ofMinutes(5);
    private static final Duration USUAL_PERIOD = Duration.ofDays(1);
    private static final int MOST = 20_000;

    /** Both sets of policies, the period, and what would have been different. */
    record ReplayView(
            Instant from,
            Instant to,
            SimulationView.PoliciesTried inForce,
            SimulationView.PoliciesTried candidate,
            List<String> assumed,
            Comparison comparison) {}

    private static final List<String> ASSUMED = List.of(
            "both sets of policies begin with nothing known of what was before",
            "alerts end when they ended, whatever would have been done",
            "a workload is ready as soon as it is scaled, from as many replicas as it was first seen with, else %d"
                    .formatted(Simulator.ASSUMED_REPLICAS));

    private final Simulator simulator;
    private final Rulebook rulebook;
    private final Recorded recorded;
    private final Imagining imagining;
    private final InstantSource clock;

    ReplayResource(Simulator simulator, Rulebook rulebook, Imagining imagining, Store store, InstantSource clock) {
        this.simulator = simulator;
        this.rulebook = rulebook;
        this.recorded = new Recorded(store);
        this.imagining = imagining;
        this.clock = clock;
    }

    /**
     * @param from when the period begins; a day before its end when it is not said
     * @param to when it ends; now when it is not said
     * @param policies a ZIP of the directory that is to be tried
     */
    @POST
    public ReplayView replay(@RestQuery String from, @RestQuery String to, @RestForm("policies") FileUpload policies) {
        Instant end = Times.instant("to", to, clock.instant());
        Instant start = Times.instant("from", from, end.minus(USUAL_PERIOD));
        Times.inOrder(start, end);
        Policies candidate = Candidates.read(Candidates.required("policies", policies));
        Policies inForce = rulebook.policies();
        List<Received> received = recorded.between(start, end, MOST + 1);
        if (received.size() > MOST) {
            throw Problems.of(
                    Response.Status.BAD_REQUEST,
                    "more than %d deliveries came in that period; make it shorter, or replay an export of /api/v1/deliveries with the command"
                            .formatted(MOST));
        }
        return new ReplayView(
                start,
                end,
                SimulationView.PoliciesTried.of(inForce),
                SimulationView.PoliciesTried.of(candidate),
                ASSUMED,
                imagining.within(LIMIT, () -> simulator.replay(received, inForce, candidate)));
    }
}
