package dev.haetae.receive;

import dev.haetae.receive.SourcesConfig.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All senders that are known, and who of them sent a request. */
final class Sources {

    private static final int OPEN_RATE_LIMIT = 1000;

    private final List<Source> configured;
    private final boolean simulated;

    private Sources(List<Source> configured, boolean simulated) {
        this.configured = configured;
        this.simulated = simulated;
    }

    /** Refuses with {@link IllegalStateException} what would leave a real cluster to anybody who can reach us. */
    static Sources of(SourcesConfig config, boolean simulated) {
        List<Source> sources = new ArrayList<>();
        config.byName().forEach((name, sender) -> sources.add(Source.of(name, sender)));
        Secrecy.check(config.byName(), simulated);
        if (sources.isEmpty() && !simulated) {
            throw new IllegalStateException(
                    "No source is configured, and the cluster is a real one: nobody could send an alert. Set for example HAETAE_SOURCES_ALERTMANAGER_KIND=alertmanager and HAETAE_SOURCES_ALERTMANAGER_BEARER=<a long random text>; see docs/recipes/add-a-source.md");
        }
        return new Sources(List.copyOf(sources), simulated);
    }

    /** The kinds that anybody may send, because the cluster is simulated and none of that kind is configured. */
    List<Kind> open() {
        return Arrays.stream(Kind.values()).filter(this::isOpen).toList();
    }

    private boolean isOpen(Kind kind) {
        return simulated && configured.stream().noneMatch(source -> source.kind() == kind);
    }

    List<Source> configured() {
        return configured;
    }

    /** What the known senders are called. */
    List<String> names() {
        return Stream.concat(
                        configured.stream().map(Source::name), open().stream().map(Source::word))
                .toList();
    }

    /** The kind of the source of that name; empty when none is called so, now. */
    Optional<Kind> kindOf(String name) {
        Stream<Kind> named =
                configured.stream().filter(source -> source.name().equals(name)).map(Source::kind);
        return Stream.concat(
                        named, open().stream().filter(kind -> Source.word(kind).equals(name)))
                .findFirst();
    }

    /** Whose request it is; empty when it proves none. All are tried, whichever fits. */
    Optional<Source> sender(Kind kind, Sent sent) {
        if (isOpen(kind)) {
            return Optional.of(new Source(Source.word(kind), kind, List.of(), OPEN_RATE_LIMIT));
        }
        Optional<Source> sender = Optional.empty();
        for (Source source : configured) {
            boolean proven = source.kind() == kind && source.proves(sent);
            sender = proven && sender.isEmpty() ? Optional.of(source) : sender;
        }
        return sender;
    }
}
