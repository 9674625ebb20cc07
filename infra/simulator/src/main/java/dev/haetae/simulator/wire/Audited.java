package dev.haetae.simulator.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.simulator.audit.AuditLine;
import dev.haetae.simulator.audit.AuditLog;
import dev.haetae.simulator.store.Address;
import dev.haetae.simulator.store.ObjectStore;
import dev.haetae.simulator.store.Refusal;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Carries out writes and notes every one of them, also those refused. */
record Audited(Writes writes, ObjectStore store, AuditLog log, Clock clock) {

    Answer write(ApiRequest request) {
        try {
            Written written = writes.write(request);
            note(request, written);
            return new Answer(written.code(), written.answer());
        } catch (Refusal refusal) {
            return refuse(request, refusal);
        } catch (RuntimeException e) {
            return refuse(request, Refusal.of(500, "InternalError", "Internal error occurred: " + e));
        }
    }

    /** Notes a write that is refused, and answers it. */
    Answer refuse(ApiRequest request, Refusal refusal) {
        Address at = request.addressed();
        note(request, new Written(refusal.code(), refusal.status(), at, store.find(at), store.find(at)));
        return new Answer(refusal.code(), refusal.status());
    }

    private void note(ApiRequest request, Written written) {
        Target target = request.target();
        log.add(seq -> new AuditLine(
                seq,
                clock.instant().truncatedTo(ChronoUnit.MILLIS).toString(),
                request.verb().word(),
                request.header("User-Agent"),
                request.path(),
                target.resource().group(),
                target.resource().plural(),
                target.subresource(),
                target.namespace(),
                written.at().name(),
                request.parameter("fieldManager"),
                request.isDryRun(),
                written.code(),
                sketch(written.before()),
                sketch(written.after()),
                request.body()));
    }

    private static AuditLine.Sketch sketch(Optional<ObjectNode> object) {
        return object.map(AuditLine.Sketch::of).orElse(null);
    }
}
