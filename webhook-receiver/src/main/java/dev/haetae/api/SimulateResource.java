package dev.haetae.api;

import dev.haetae.inbox.Received;
import dev.haetae.policy.Policies;
import dev.haetae.receive.Bodies;
import dev.haetae.receive.SourcesConfig.Kind;
import dev.haetae.rulebook.Rulebook;
import dev.haetae.simulate.Simulator;
import dev.haetae.simulate.Simulator.Context;
import dev.haetae.simulate.Simulator.Foresight;
import dev.haetae.simulate.Simulator.Looking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** What would come of a webhook's body now, and why. Nothing is kept, told or done. */
@Path("/api/v1/simulate")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed("viewer")
class SimulateResource {

    private static final Duration LIMIT = Duration.ofSeconds(20);

    /** How the body is to be taken. */
    static class Wish {

        /** When it comes; now when it is not said. */
        @RestQuery
        String at;

        /** Whose body it is: alertmanager, grafana or pagerduty. */
        @RestQuery
        @DefaultValue("alertmanager")
        String kind;

        /** The source that would have sent it; the kind's own name when it is not said. */
        @RestQuery
        String source;

        /** {@code live}: with everything that is so now; {@code empty}: as if nothing had happened yet. */
        @RestQuery
        @DefaultValue("live")
        String context;
    }

    private final Simulator simulator;
    private final Rulebook rulebook;
    private final Imagining imagining;
    private final InstantSource clock;

    SimulateResource(Simulator simulator, Rulebook rulebook, Imagining imagining, InstantSource clock) {
        this.simulator = simulator;
        this.rulebook = rulebook;
        this.imagining = imagining;
        this.clock = clock;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public SimulationView byThoseInForce(byte[] body, @BeanParam Wish wish) {
        return simulate(rulebook.policies(), body, wish, Looking.AT_THE_CLUSTER);
    }

    /** @param policies a ZIP of the directory by which is to be decided; those in force when it is not sent */
    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public SimulationView byOthers(
            @RestForm("body") FileUpload body, @RestForm("policies") FileUpload policies, @BeanParam Wish wish) {
        byte[] bytes = bytes(Candidates.required("body", body));
        return policies == null
                ? simulate(rulebook.policies(), bytes, wish, Looking.AT_THE_CLUSTER)
                : simulate(Candidates.read(policies), bytes, wish, Looking.NOWHERE);
    }

    private SimulationView simulate(Policies policies, byte[] body, Wish wish, Looking looking) {
        Instant at = Times.instant("at", wish.at, clock.instant());
        Kind kind = word("kind", wish.kind, Kind.values());
        String source = wish.source == null || wish.source.isBlank() ? wish.kind : wish.source;
        List<? extends Received> received = Bodies.read(kind, body, source, at);
        Context context = word("context", wish.context, Context.values());
        Foresight foresight =
                imagining.within(LIMIT, () -> simulator.simulate(policies, received, at, context, looking));
        return SimulationView.of(policies, at, received, foresight, looking);
    }

    private static <T extends Enum<T>> T word(String name, String word, T[] words) {
        return Arrays.stream(words)
                .filter(one -> one.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> Problems.of(
                        Response.Status.BAD_REQUEST,
                        "%s: expected one of %s, found '%s'"
                                .formatted(name, Arrays.toString(words).toLowerCase(Locale.ROOT), word)));
    }

    private static byte[] bytes(FileUpload part) {
        try {
            return Files.readAllBytes(part.uploadedFile());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
