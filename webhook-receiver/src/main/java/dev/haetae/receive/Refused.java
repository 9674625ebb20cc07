package dev.haetae.receive;

import dev.haetae.receive.SourcesConfig.Kind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What of one kind is refused for one reason: each is counted, and few are said. */
final class Refused {

    /** However much is refused: whoever sends it must not be able to fill the log. */
    private static final Duration SILENCE = Duration.ofMinutes(1);

    private final Kind kind;
    private final Reason reason;
    private final Counter counter;
    private long unsaid;
    private Instant silentUntil = Instant.MIN;

    /** Counts from zero right away, so that an increase is seen from the first one on. */
    Refused(Kind kind, Reason reason, MeterRegistry meters) {
        this.kind = kind;
        this.reason = reason;
        this.counter = Counter.builder("haetae.deliveries.refused")
                .description("Webhooks that were not taken")
                .tag("kind", Source.word(kind))
                .tag("reason", reason.word())
                .register(meters);
    }

    /** One more; what is to be said about it, once in a while. */
    synchronized Optional<String> oneMore(Instant now) {
        counter.increment();
        unsaid++;
        if (now.isBefore(silentUntil)) {
            return Optional.empty();
        }
        long count = unsaid;
        unsaid = 0;
        silentUntil = now.plus(SILENCE);
        return Optional.of("Refused at /webhooks/%s: %s (%d since this was last said)"
                .formatted(Source.word(kind), reason.sentence(), count));
    }
}
