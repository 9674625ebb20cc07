package dev.haetae.policy;

import dev.haetae.policy.source.Passage;
import java.util.List;
import java.util.stream.Stream;

/** inhibition.yaml (I9), with Alertmanager's semantics. */
record Inhibition(List<InhibitionRule> rules) {

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
        return new Inhibition(
                file.at("rules").items().stream().map(InhibitionRule::read).toList());
    }

    List<InhibitionLink> asCause(Alert alert) {
        return rules.stream().flatMap(rule -> rule.asCause(alert)).toList();
    }

    List<InhibitionLink> asSymptom(Alert alert) {
        return rules.stream().flatMap(rule -> rule.asSymptom(alert)).toList();
    }
}
