package dev.haetae.policy;

import dev.haetae.policy.source.Documents;
import dev.haetae.policy.source.Names;
import dev.haetae.policy.source.Passage;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A matcher that names a service which services.yaml does not know would wait for its alerts in vain. */
record ServiceReferences(Names services) {

    private static final String LABEL = "service";

    private static final List<String> WITH_RULES = List.of("severity.yaml", "correlation.yaml", "inhibition.yaml");

    void check(Documents documents) {
        WITH_RULES.stream()
                .flatMap(file -> documents.file(file).at("rules").items().stream())
                .flatMap(rule -> matchers(rule, "match", "source", "target"))
                .forEach(this::check);
        documents.ifSaid("notifications.yaml").stream()
                .flatMap(file -> file.at("routes").items().stream())
                .flatMap(route -> matchers(route, "match"))
                .forEach(this::check);
        documents.playbooks().stream()
                .flatMap(playbook -> matchers(playbook, "match"))
                .forEach(this::check);
    }

    private static Stream<Passage> matchers(Passage rule, String... keys) {
        return Stream.of(keys)
                .map(rule::ifSaid)
                .flatMap(Optional::stream)
                .flatMap(matchers -> matchers.items().stream());
    }

    private void check(Passage matcher) {
        named(matcher.as(String.class)).ifPresent(name -> services.check(matcher, name));
    }

    /** Empty for what is no matcher: that was complained about where it was read. */
    private static Optional<String> named(String text) {
        try {
            Matcher matcher = Matcher.parse(text);
            return matcher.label().equals(LABEL) && matcher.expected() instanceof Matcher.Expected.Same same
                    ? Optional.of(same.text()).filter(Predicate.not(String::isEmpty))
                    : Optional.empty();
        } catch (IllegalArgumentException noMatcher) {
            return Optional.empty();
        }
    }
}
