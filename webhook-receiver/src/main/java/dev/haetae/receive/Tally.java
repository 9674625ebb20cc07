package dev.haetae.receive;

import dev.haetae.inbox.Notice;
import dev.haetae.inbox.Received;
import dev.haetae.receive.SourcesConfig.Kind;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Counts what webhooks are refused, by whichever part of us, and which notices are not known; a refusal leaves a trace. */
@Singleton
class Tally {

    private static final Logger LOG = Logger.getLogger(Tally.class);
    private static final String PATH = "/webhooks/";
    private static final String REASON = Reason.class.getName();
    private static final int FIRST_REFUSAL = 400;

    /** Before {@link TooLarge}, which answers by itself. */
    private static final int FIRST = 2000;

    private final Map<Kind, Map<Reason, Refused>> refused = new EnumMap<>(Kind.class);
    private final Counter known;
    private final Counter unknown;
    private final InstantSource clock;

    Tally(MeterRegistry meters, InstantSource clock) {
        this.clock = clock;
        this.known = notices(meters, true);
        this.unknown = notices(meters, false);
        for (Kind kind : Kind.values()) {
            Map<Reason, Refused> byReason = new EnumMap<>(Reason.class);
            for (Reason reason : Reason.values()) {
                byReason.put(reason, new Refused(kind, reason, meters));
            }
            refused.put(kind, byReason);
        }
    }

    private static Counter notices(MeterRegistry meters, boolean known) {
        return Counter.builder("haetae.notices")
                .description("What PagerDuty said, of a type that is known or not")
                .tag("known", "" + known)
                .register(meters);
    }

    /** Says why, where the answer's status does not. */
    static void because(RoutingContext context, Reason reason) {
        context.put(REASON, reason);
    }

    void taken(List<? extends Received> all) {
        for (Received received : all) {
            if (received instanceof Notice notice) {
                (notice.kind() == Notice.Kind.UNKNOWN ? unknown : known).increment();
            }
        }
    }

    void register(@Observes Filters filters) {
        filters.register(this::watch, FIRST);
    }

    private void watch(RoutingContext context) {
        kind(context.request().path()).ifPresent(kind -> context.addEndHandler(ended -> note(kind, context)));
        context.next();
    }

    private static Optional<Kind> kind(String path) {
        return Arrays.stream(Kind.values())
                .filter(kind -> path.equals(PATH + Source.word(kind)))
                .findFirst();
    }

    private void note(Kind kind, RoutingContext context) {
        int status = context.response().getStatusCode();
        if (status >= FIRST_REFUSAL) {
            Reason said = context.get(REASON);
            refused.get(kind)
                    .get(said == null ? Reason.of(status) : said)
                    .oneMore(clock.instant())
                    .ifPresent(LOG::warn);
        }
    }
}
