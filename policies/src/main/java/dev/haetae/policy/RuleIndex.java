package dev.haetae.policy;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Rules by the labels that they ask for, so that of thousands only a few are looked at for an alert. */
final class RuleIndex<R> {

    private record Label(String name, String value) {}

    private final Buckets<Label, R> buckets;

    private RuleIndex(Buckets<Label, R> buckets) {
        this.buckets = buckets;
    }

    static <R> RuleIndex<R> of(List<R> rules, Function<R, Matchers> match) {
        return new RuleIndex<>(new Buckets<>(rules, rule -> ways(match.apply(rule))));
    }

    /** All rules that may match, and others, in the order of the rules. */
    Stream<R> candidates(Map<String, String> labels) {
        return buckets.at(labels.entrySet().stream()
                .map(label -> new Label(label.getKey(), label.getValue()))
                .toList());
    }

    List<R> rules() {
        return buckets.all();
    }

    private static List<List<Label>> ways(Matchers match) {
        return match.all().stream()
                .map(RuleIndex::labels)
                .filter(labels -> !labels.isEmpty())
                .toList();
    }

    private static List<Label> labels(Matcher matcher) {
        return matcher.values().stream()
                .map(value -> new Label(matcher.label(), value))
                .toList();
    }
}
