package dev.haetae.receive;

import dev.haetae.inbox.Inbox;
import dev.haetae.inbox.Received;
import dev.haetae.receive.SourcesConfig.Kind;
import dev.haetae.tracing.Trail;
import io.opentelemetry.api.trace.Span;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What every webhook does: whose is it, is there room, what does it say, keep it, acknowledge it. Runs on the event loop: reading and
 * handing over to the store's writer is quicker than a change of threads.
 */
@Singleton
class Intake {

    /** Understands one kind's bodies; throws {@link BadBody} with what it does not understand, and where. */
    @FunctionalInterface
    interface Reader {
        List<? extends Received> read(byte[] body, String source, Instant receivedAt);
    }

    /** What is acknowledged: how many alerts, and the ids by which their fate can be asked. */
    record Receipt(int received, List<String> ids) {}

    /** PagerDuty listens for 5 seconds; an answer that comes later is none. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final Sources sources;
    private final Rates rates;
    private final Room room;
    private final Inbox inbox;
    private final Tally tally;
    private final Trail trail;
    private final InstantSource clock;

    Intake(Sources sources, Rates rates, Room room, Inbox inbox, Tally tally, Trail trail, InstantSource clock) {
        this.sources = sources;
        this.rates = rates;
        this.room = room;
        this.inbox = inbox;
        this.tally = tally;
        this.trail = trail;
        this.clock = clock;
    }

    CompletionStage<Response> take(Kind kind, byte[] body, HttpHeaders headers, Reader reader) {
        Sent sent = new Sent(body, headers::getHeaderString, clock.instant());
        Source source = sources.sender(kind, sent).orElseThrow(() -> new NotProven(kind));
        rates.enter(source);
        room.enter(source);
        return keep(reader.read(sent.body(), source.name(), sent.at()));
    }

    private CompletionStage<Response> keep(List<? extends Received> all) {
        all.forEach(received -> trail.comesTo(received.id(), Span.current().getSpanContext()));
        return inbox.accept(all)
                .thenApply(ids -> {
                    tally.taken(all);
                    return Response.accepted(new Receipt(ids.size(), ids)).build();
                })
                .toCompletableFuture()
                .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionallyCompose(failure -> CompletableFuture.failedFuture(
                        failure instanceof TimeoutException ? new Late(PATIENCE) : failure));
    }
}
