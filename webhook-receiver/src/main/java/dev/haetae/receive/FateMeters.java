package dev.haetae.receive;

import dev.haetae.inbox.Fate;
import dev.haetae.inbox.Inbox;
import dev.haetae.metrics.Counters;
import dev.haetae.metrics.Meters;
import dev.haetae.receive.SourcesConfig.Kind;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Counts what became of what was acknowledged, by its sender and the kind of that. */
@Singleton
class FateMeters {

    /** Before the engine goes on with what an earlier process left. */
    private static final int FIRST = 1;

    /** The very same statement, once more. */
    private static final String REPEATED = "repeated";

    private final Counters fates;

    FateMeters(Meters meters, Sources sources) {
        fates = meters.counters("haetae.deliveries.triaged", "What became of deliveries", "kind", "source", "fate");
        sources.names().forEach(name -> zero(kind(name, sources), name));
        // what people watch by kind has a series of each, whether somebody of it is configured or not
        Arrays.stream(Kind.values()).map(Source::word).forEach(kind -> zero(kind, Counters.OTHER));
        zero(Counters.OTHER, Counters.OTHER);
    }

    private void zero(String kind, String source) {
        List<String> words = Stream.concat(Arrays.stream(Fate.Kind.values()).map(FateMeters::word), Stream.of(REPEATED))
                .toList();
        fates.zero(List.of(kind), List.of(source), words);
    }

    void listen(@Observes @Priority(FIRST) StartupEvent event, Inbox inbox, Sources sources) {
        inbox.witness((received, fate) ->
                fates.count(kind(received.source(), sources), name(received.source(), sources), word(fate)));
    }

    /** A source that is no longer configured may have left something in the inbox. */
    private static String kind(String source, Sources sources) {
        return sources.kindOf(source).map(Source::word).orElse(Counters.OTHER);
    }

    private static String name(String source, Sources sources) {
        return sources.kindOf(source).isPresent() ? source : Counters.OTHER;
    }

    private static String word(Fate fate) {
        return fate.copies() > 1 ? REPEATED : word(fate.kind());
    }

    private static String word(Fate.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
