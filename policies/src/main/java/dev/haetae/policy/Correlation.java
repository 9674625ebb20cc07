package dev.haetae.policy;

import dev.haetae.policy.condition.Condition;
import dev.haetae.policy.condition.Scope;
import dev.haetae.policy.source.Passage;
import java.util.List;
import java.util.Optional;

/** correlation.yaml. */
record Correlation(RuleIndex<CorrelationRule> rules, List<String> otherwise, String otherwisePlace) {

    record CorrelationRule(String name, Matchers match, Optional<Condition> when, List<String> by, Passage passage)
            implements Rules.Rule<CorrelationRule> {

        record Text(String name, List<String> by) {}

        static CorrelationRule read(Passage passage) {
            Text text = passage.as(Text.class);
            return new CorrelationRule(
                    text.name(),
                    Matchers.ofRule(passage),
                    Condition.ifSaid(passage, Scope.CORRELATION),
                    text.by(),
                    passage);
        }

        @Override
        public boolean covers(CorrelationRule later) {
            return match.cover(later.match) && (when.isEmpty() || when.equals(later.when));
        }

        boolean holds(Subject subject) {
            return match.match(subject.alert().labels())
                    && when.map(condition -> condition.on(subject).holds()).orElse(true);
        }
    }

    static Correlation read(Passage file) {
        Passage otherwise = file.at("default");
        return new Correlation(
                RuleIndex.of(Rules.read(file.at("rules"), CorrelationRule::read), CorrelationRule::match),
                List.of(otherwise.as(String[].class)),
                otherwise.place());
    }

    Decision<String> key(Subject subject) {
        Alert alert = subject.alert();
        Optional<CorrelationRule> rule = rules.candidates(alert.labels())
                .filter(one -> one.holds(subject))
                .findFirst();
        return rule.map(one -> byRule(alert, one)).orElseGet(() -> byDefault(alert));
    }

    private static Decision<String> byRule(Alert alert, CorrelationRule rule) {
        String sentence = "one incident for the same %s, by rule %s".formatted(spoken(rule.by()), rule.name());
        return new Decision<>(
                CorrelationKey.of(alert, rule.by()),
                Because.of(
                        PolicyReason.CORRELATED_BY_RULE,
                        sentence,
                        rule.passage().place()));
    }

    private Decision<String> byDefault(Alert alert) {
        String sentence = "one incident for the same %s, by default".formatted(spoken(otherwise));
        return new Decision<>(
                CorrelationKey.of(alert, otherwise),
                Because.of(PolicyReason.CORRELATED_BY_DEFAULT, sentence, otherwisePlace));
    }

    private static String spoken(List<String> labels) {
        return String.join(", ", labels);
    }
}
