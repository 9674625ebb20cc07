package dev.haetae.policy;

import dev.haetae.contract.Severity;
import dev.haetae.contract.Urgency;
import dev.haetae.policy.condition.Condition;
import dev.haetae.policy.condition.Known;
import dev.haetae.policy.condition.Result;
import dev.haetae.policy.condition.Scope;
import dev.haetae.policy.source.Passage;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One route of notifications.yaml; all that it says must hold. */
record Route(
        String name,
        Matchers match,
        OneOf<Severity> severity,
        OneOf<Urgency> urgency,
        OneOf<Grade> grade,
        Optional<Condition> when,
        List<String> to,
        Passage passage)
        implements Rules.Rule<Route> {

    private static final Matchers ANY = Matchers.of();

    record Text(
            String name,
            Optional<Set<Severity>> severity,
            Optional<Set<Urgency>> urgency,
            Optional<Set<Grade>> grade,
            List<String> to) {}

    static Route read(Passage passage) {
        Text text = passage.as(Text.class);
        return new Route(
                text.name(),
                passage.ifSaid("match").map(Matchers::read).orElse(ANY),
                OneOf.of(text.severity()),
                OneOf.of(text.urgency()),
                OneOf.of(text.grade()),
                Condition.ifSaid(passage, Scope.INCIDENT),
                text.to(),
                passage);
    }

    Result on(IncidentFacts incident, Grade ofService, Known known) {
        boolean soFar = match.match(incident.alert().labels())
                && severity.admits(incident.severity())
                && urgency.admits(incident.urgency())
                && grade.admits(ofService);
        return soFar ? when.map(condition -> condition.on(known)).orElse(new Result.Holds()) : new Result.DoesNotHold();
    }

    @Override
    public boolean covers(Route later) {
        return match.cover(later.match)
                && severity.covers(later.severity)
                && urgency.covers(later.urgency)
                && grade.covers(later.grade)
                && (when.isEmpty() || when.equals(later.when));
    }
}
