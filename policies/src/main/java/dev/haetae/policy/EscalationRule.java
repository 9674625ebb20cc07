package dev.haetae.policy;

import dev.haetae.contract.Severity;
import dev.haetae.policy.condition.Condition;
import dev.haetae.policy.condition.Known;
import dev.haetae.policy.condition.Result;
import dev.haetae.policy.condition.Scope;
import dev.haetae.policy.source.Passage;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** One rule of escalation.yaml; all that it says must hold. */
record EscalationRule(
        String name,
        Optional<Duration> unresolved,
        Optional<Duration> unacknowledged,
        Optional<IncidentFacts.Mark> on,
        OneOf<Severity> severity,
        Optional<Condition> when,
        Level.Rank to,
        String why,
        Passage passage) {

    record Text(
            String name,
            Optional<Duration> unresolved,
            Optional<Duration> unacknowledged,
            Optional<String> on,
            Optional<Set<Severity>> severity,
            Level.Rank to,
            String why) {

        Optional<IncidentFacts.Mark> mark() {
            return on.map(word -> switch (word) {
                case "severity-raised" -> IncidentFacts.Mark.SEVERITY_RAISED;
                default -> IncidentFacts.Mark.REMEDIATION_FAILED;
            });
        }
    }

    static EscalationRule read(Passage passage) {
        Text text = passage.as(Text.class);
        return new EscalationRule(
                text.name(),
                text.unresolved(),
                text.unacknowledged(),
                text.mark(),
                OneOf.of(text.severity()),
                Condition.ifSaid(passage, Scope.INCIDENT),
                text.to(),
                text.why(),
                passage);
    }

    Result on(IncidentFacts incident, Known known) {
        boolean soFar = unresolved.map(incident::isAsOldAs).orElse(true)
                && unacknowledged.map(incident::isAsOldAs).orElse(true)
                && (unacknowledged.isEmpty() || !incident.has(IncidentFacts.Mark.ACKNOWLEDGED))
                && on.map(incident::has).orElse(true)
                && severity.admits(incident.severity());
        return soFar ? when.map(condition -> condition.on(known)).orElse(new Result.Holds()) : new Result.DoesNotHold();
    }
}
