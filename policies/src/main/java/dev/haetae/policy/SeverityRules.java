package dev.haetae.policy;

import dev.haetae.contract.Severity;
import dev.haetae.contract.Urgency;
import dev.haetae.policy.source.Passage;
import java.util.List;
import java.util.Optional;

/** severity.yaml. */
record SeverityRules(List<SeverityRule> rules, Defaults otherwise, String otherwisePlace) {

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
                Rules.read(file.at("rules"), SeverityRule::read), defaults.as(Defaults.class), defaults.place());
    }

    Decision<Severity> decide(Alert alert, Grade grade, Facts facts) {
        Optional<SeverityRule> rule =
                rules.stream().filter(one -> one.holds(alert, grade, facts)).findFirst();
        return rule.map(SeverityRules::byRule).orElseGet(() -> byUrgency(alert.urgency()));
    }

    private static Decision<Severity> byRule(SeverityRule rule) {
        String sentence = "%s by rule %s: %s".formatted(rule.severity(), rule.name(), rule.why());
        return new Decision<>(
                rule.severity(),
                Because.of(
                        PolicyReason.SEVERITY_BY_RULE, sentence, rule.passage().place()));
    }

    private Decision<Severity> byUrgency(Urgency urgency) {
        Severity severity = otherwise.of(urgency);
        String sentence = "%s, the default of %s alerts: no rule holds".formatted(severity, urgency);
        return new Decision<>(severity, Because.of(PolicyReason.SEVERITY_BY_URGENCY, sentence, otherwisePlace));
    }
}
