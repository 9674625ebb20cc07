package dev.haetae.policy;

import dev.haetae.contract.Severity;
import dev.haetae.contract.Urgency;
import dev.haetae.policy.condition.Result;
import dev.haetae.policy.source.Passage;
import java.util.Iterator;

/** severity.yaml. */
record SeverityRules(RuleIndex<SeverityRule> rules, Defaults otherwise, String otherwisePlace) {

    record Defaults(Severity critical, Severity warning, Severity info) {

        Severity of(Urgency urgency) {
            return switch (urgency) {
                case CRITICAL -> critical;
                case WARNING -> warning;
                case INFO -> info;
            };
        }
    }

    static SeverityRules read(Passage file) {
        Passage defaults = file.at("default");
        return new SeverityRules(
                RuleIndex.of(Rules.read(file.at("rules"), SeverityRule::read), SeverityRule::match),
                defaults.as(Defaults.class),
                defaults.place());
    }

    Decision<Severity> decide(Subject subject) {
        Doubts doubts = new Doubts();
        Iterator<SeverityRule> candidates =
                rules.candidates(subject.alert().labels()).iterator();
        while (candidates.hasNext()) {
            SeverityRule rule = candidates.next();
            switch (rule.on(subject)) {
                case Result.Holds() -> {
                    return byRule(rule, doubts);
                }
                case Result.CannotTell(String why) -> doubts.add(rule, why);
                case Result.DoesNotHold() -> {}
            }
        }
        return byUrgency(subject.alert().urgency(), doubts);
    }

    private static Decision<Severity> byRule(SeverityRule rule, Doubts doubts) {
        String sentence = "%s by rule %s: %s".formatted(rule.severity(), rule.name(), rule.why());
        return new Decision<>(
                rule.severity(),
                Because.of(
                        PolicyReason.SEVERITY_BY_RULE,
                        sentence + doubts.worseThan(rule.severity()),
                        rule.passage().place()));
    }

    private Decision<Severity> byUrgency(Urgency urgency, Doubts doubts) {
        Severity severity = otherwise.of(urgency);
        String sentence = "%s, the default of %s alerts: no rule holds".formatted(severity, urgency);
        return new Decision<>(
                severity,
                Because.of(PolicyReason.SEVERITY_BY_URGENCY, sentence + doubts.worseThan(severity), otherwisePlace));
    }
}
