package dev.haetae.policy;

import dev.haetae.policy.source.Passage;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Rules of which the first that holds decides. */
final class Rules {

    private Rules() {}

    interface Rule<R> {

        String name();

        /** None, where other things than labels decide. */
        default Matchers match() {
            return Matchers.NONE;
        }

        Passage passage();

        /** True when this rule holds wherever the later one does, so that the later one never decides. */
        boolean covers(R later);
    }

    static <R extends Rule<R>> List<R> read(Passage list, Function<Passage, R> one) {
        List<R> rules = list.items().stream().map(one).toList();
        checkReached(rules);
        return rules;
    }

    /** A rule that covers another has no matcher that the other lacks: so it is found by any one of them. */
    private static <R extends Rule<R>> void checkReached(List<R> rules) {
        Buckets<Matcher, R> byMatcher = new Buckets<>(
                rules, rule -> rule.match().all().stream().map(List::of).toList());
        Set<Passage> earlier = new HashSet<>();
        for (R rule : rules) {
            byMatcher
                    .at(rule.match().all())
                    .filter(first -> earlier.contains(first.passage()) && first.covers(rule))
                    .findFirst()
                    .ifPresent(first -> neverReached(rule, first));
            earlier.add(rule.passage());
        }
    }

    private static void neverReached(Rule<?> rule, Rule<?> first) {
        rule.passage()
                .wrong(
                        "rule %s is never reached, because %s at %s holds wherever it does"
                                .formatted(
                                        rule.name(),
                                        first.name(),
                                        first.passage().place()),
                        "put it above that rule, or remove it");
    }
}
