package dev.haetae.announce;

import dev.haetae.contract.Announcer;
import dev.haetae.contract.StatusUpdate;
import dev.haetae.policy.Channel;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who carries the news, by the kind of channel that policies name. */
public final class Announcers {

    private final Map<String, Announcer> byKind;

    private Announcers(Map<String, Announcer> byKind) {
        this.byKind = Map.copyOf(byKind);
    }

    public static Announcers of(Stream<? extends Announcer> all) {
        return new Announcers(all.collect(Collectors.toMap(Announcer::channel, Function.identity())));
    }

    /** All that is said anywhere is heard once by that one, and by nobody else: every channel takes what it is told. */
    public static Announcers heardBy(Announcer one) {
        return new Announcers(Arrays.stream(Channel.Kind.values())
                .collect(Collectors.toMap(
                        Channel.Kind::word, kind -> kind == Channel.Kind.LOG ? one : new Silent(kind.word()))));
    }

    /** What keeps that kind from telling anything; empty when nothing does. */
    Optional<String> missing(String kind) {
        Announcer announcer = byKind.get(kind);
        return announcer == null ? Optional.of("a function that tells over " + kind) : announcer.missing();
    }

    /** One of which nothing is {@link #missing}. */
    Announcer of(String kind) {
        return byKind.get(kind);
    }

    private record Silent(String channel) implements Announcer {

        @Override
        public Told tell(StatusUpdate update) {
            return new Told.Delivered(update.id());
        }
    }
}
