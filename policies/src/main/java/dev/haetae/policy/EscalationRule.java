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
        boolean soFar = incident.isAsOldAs(age()) && holdsApartFromTime(incident);
        return soFar ? when.map(condition -> condition.on(known)).orElse(new Result.Holds()) : new Result.DoesNotHold();
    }

    private Duration age() {
        Duration one = unresolved.orElse(Duration.ZERO);
        Duration other = unacknowledged.orElse(Duration.ZERO);
        return one.compareTo(other) > 0 ? one : other;
    }

    private boolean holdsApartFromTime(IncidentFacts incident) {
        return (unacknowledged.isEmpty() || !incident.has(IncidentFacts.Mark.ACKNOWLEDGED))
                && on.map(incident::has).orElse(true)
                && severity.admits(incident.severity());
    }

    /** The age at which it may hold, should nothing else happen; what a condition says is looked at minute by minute. */
    Optional<Duration> next(IncidentFacts incident) {
        if (!holdsApartFromTime(incident)) {
            return Optional.empty();
        }
        return incident.isAsOldAs(age()) ? when.map(condition -> incident.nextMinute()) : Optional.of(age());
    }
}
