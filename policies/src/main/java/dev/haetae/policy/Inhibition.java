package dev.haetae.policy;

import dev.haetae.policy.source.Passage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** inhibition.yaml (I9), with Alertmanager's semantics. */
record Inhibition(RuleIndex<InhibitionRule> bySource, RuleIndex<InhibitionRule> byTarget) {

    record InhibitionRule(String name, Matchers source, Matchers target, List<String> equal, String why, String place) {

        record Text(String name, List<String> equal, String why) {}

        static InhibitionRule read(Passage passage) {
            Text text = passage.as(Text.class);
            return new InhibitionRule(
                    text.name(),
                    Matchers.read(passage.at("source")),
                    Matchers.read(passage.at("target")),
                    text.equal(),
                    text.why(),
                    passage.place());
        }

        /** Equal for rules that silence the same. */
        Object what() {
            return List.of(source, target, Set.copyOf(equal));
        }

        Stream<InhibitionLink> asCause(Alert alert) {
            return isCause(alert) ? Stream.of(link(alert, isSymptom(alert))) : Stream.empty();
        }

        /** Alerts that match both sides do not silence each other, nor one itself. */
        Stream<InhibitionLink> asSymptom(Alert alert) {
            if (!isSymptom(alert)) {
                return Stream.empty();
            }
            return isCause(alert) ? Stream.of(link(alert, false)) : Stream.of(link(alert, false), link(alert, true));
        }

        private boolean isCause(Alert alert) {
            return source.match(alert.labels());
        }

        private boolean isSymptom(Alert alert) {
            return target.match(alert.labels());
        }

        private InhibitionLink link(Alert alert, boolean twoSided) {
            String sides = twoSided ? "two-sided" : "one-sided";
            String key = String.join("\n", name, sides, CorrelationKey.of(alert, equal));
            return new InhibitionLink(key, name, why, place);
        }
    }

    static Inhibition read(Passage file) {
        List<InhibitionRule> rules = new ArrayList<>();
        Map<Object, InhibitionRule> first = new HashMap<>();
        for (Passage passage : file.at("rules").items()) {
            InhibitionRule rule = InhibitionRule.read(passage);
            Optional.ofNullable(first.putIfAbsent(rule.what(), rule)).ifPresent(same -> tellTwice(rule, same, passage));
            rules.add(rule);
        }
        return new Inhibition(RuleIndex.of(rules, InhibitionRule::source), RuleIndex.of(rules, InhibitionRule::target));
    }

    List<InhibitionLink> asCause(Alert alert) {
        return bySource.candidates(alert.labels())
                .flatMap(rule -> rule.asCause(alert))
                .toList();
    }

    List<InhibitionLink> asSymptom(Alert alert) {
        return byTarget.candidates(alert.labels())
                .flatMap(rule -> rule.asSymptom(alert))
                .toList();
    }

    private static void tellTwice(InhibitionRule rule, InhibitionRule same, Passage passage) {
        passage.wrong(
                "rule %s is never reached, because %s at %s silences the same"
                        .formatted(rule.name(), same.name(), same.place()),
                "another source, target or equal, or remove it");
    }
}
