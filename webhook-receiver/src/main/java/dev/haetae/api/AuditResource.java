package dev.haetae.api;

import dev.haetae.incident.AuditLine;
import dev.haetae.incident.Chronicle;
import dev.haetae.store.Store;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;

/** Who did what, when and why, for those who keep it elsewhere: one event a line, however many there are. */
@Path("/api/v1/audit")
@RunOnVirtualThread
@RolesAllowed("admin")
class AuditResource {

    static final String NDJSON = "application/x-ndjson";

    private final Chronicle chronicle;
    private final InstantSource clock;

    AuditResource(Store store, InstantSource clock) {
        this.chronicle = new Chronicle(store);
        this.clock = clock;
    }

    /**
     * @param from the first instant that counts; from the beginning when it is not said
     * @param to the first that no longer does; now when it is not said
     */
    @GET
    @Produces(NDJSON)
    public StreamingOutput export(@QueryParam("from") String from, @QueryParam("to") String to) {
        Instant first = instant("from", from, Instant.EPOCH);
        Instant end = instant("to", to, clock.instant());
        if (end.isBefore(first)) {
            throw bad("from %s is after to %s".formatted(first, end));
        }
        return output -> chronicle.between(first, end, line -> write(line, output));
    }

    private static Instant instant(String name, String text, Instant otherwise) {
        try {
            return text == null || text.isBlank() ? otherwise : Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw bad("%s: expected a time like 2026-11-20T03:00:00Z, found '%s'".formatted(name, text));
        }
    }

    private static HttpProblem bad(String detail) {
        return Problems.of(Response.Status.BAD_REQUEST, detail);
    }

    /** Whoever asked may have gone away: then nothing more is read. */
    private static void write(Chronicle.Line line, OutputStream output) {
        try {
            output.write((AuditLine.of(line) + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
