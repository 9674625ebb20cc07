package dev.haetae.policy;

import dev.haetae.policy.source.Passage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Alertmanager matchers, all of which must hold. */
public record Matchers(Set<Matcher> all) {

    /** They match everything. */
    static final Matchers NONE = new Matchers(Set.of());

    public Matchers {
        all = Set.copyOf(all);
    }

    /** Throws {@link IllegalArgumentException} at the first text that is not a matcher. */
    public static Matchers of(String... texts) {
        return new Matchers(Stream.of(texts).map(Matcher::parse).collect(Collectors.toSet()));
    }

    static Matchers read(Passage list) {
        List<Passage> items = list.items();
        return new Matchers(
                items.stream().map(Matchers::readOne).flatMap(Optional::stream).collect(Collectors.toSet()));
    }

    /** Those of a rule that may have a condition instead; it has one of them at least. */
    static Matchers ofRule(Passage rule) {
        if (rule.ifSaid("match").isEmpty() && rule.ifSaid("when").isEmpty()) {
            rule.wrong(
                    "the rule says neither match nor when",
                    "one of them, such as match: ['alertname=\"GameServerDown\"']");
        }
        return rule.ifSaid("match").map(Matchers::read).orElse(NONE);
    }

    public boolean match(Map<String, String> labels) {
        return all.stream().allMatch(matcher -> matcher.matches(labels));
    }

    /** How many different matchers there are: the more, the more specific. */
    public int size() {
        return all.size();
    }

    /** True when whatever the other matchers match is matched by these, as far as their texts show. */
    boolean cover(Matchers other) {
        return other.all.containsAll(all);
    }

    private static Optional<Matcher> readOne(Passage passage) {
        try {
            return Optional.of(Matcher.parse(passage.as(String.class)));
        } catch (IllegalArgumentException bad) {
            passage.wrong(
                    bad.getMessage(), "such as service=\"auth-service\", or with != =~ !~ and an expression of RE2");
            return Optional.empty();
        }
    }
}
