package dev.haetae.policy;

import dev.haetae.policy.source.Passage;
import java.util.List;
import java.util.Optional;

/** correlation.yaml. */
record Correlation(List<CorrelationRule> rules, List<String> otherwise, String otherwisePlace) {

    record CorrelationRule(String name, Matchers match, List<String> by, Passage passage)
            implements Rules.Rule<CorrelationRule> {

        record Text(String name, List<String> by) {}

        static CorrelationRule read(Passage passage) {
            Text text = passage.as(Text.class);
            return new CorrelationRule(text.name(), Matchers.read(passage.at("match")), text.by(), passage);
        }

        @Override
        public boolean covers(CorrelationRule later) {
            return match.cover(later.match);
        }
    }

    static Correlation read(Passage file) {
        Passage otherwise = file.at("default");
        return new Correlation(
                Rules.read(file.at("rules"), CorrelationRule::read),
                List.of(otherwise.as(String[].class)),
                otherwise.place());
    }

    Decision<String> key(Alert alert) {
        Optional<CorrelationRule> rule =
                rules.stream().filter(one -> one.match().match(alert.labels())).findFirst();
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
        String sentence = "one incident for the same %s, the default".formatted(spoken(otherwise));
        return new Decision<>(
                CorrelationKey.of(alert, otherwise),
                Because.of(PolicyReason.CORRELATED_BY_DEFAULT, sentence, otherwisePlace));
    }

    private static String spoken(List<String> labels) {
        return String.join(", ", labels);
    }
}
