package dev.haetae.api;

import dev.haetae.inbox.Recorded;
import dev.haetae.store.Store;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;

/** What was received and is still kept, one delivery a line: what a replay elsewhere reads. */
@Path("/api/v1/deliveries")
@RunOnVirtualThread
@RolesAllowed("admin")
class DeliveriesResource {

    private final Recorded recorded;
    private final InstantSource clock;

    DeliveriesResource(Store store, InstantSource clock) {
        this.recorded = new Recorded(store);
        this.clock = clock;
    }

    @GET
    @Produces(AuditResource.NDJSON)
    public StreamingOutput export(@QueryParam("from") String from, @QueryParam("to") String to) {
        Instant first = Times.instant("from", from, Instant.EPOCH);
        Instant end = Times.instant("to", to, clock.instant());
        Times.inOrder(first, end);
        return output -> recorded.export(first, end, line -> write(line, output));
    }

    private static void write(String line, OutputStream output) {
        try {
            output.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
