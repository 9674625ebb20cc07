package dev.haetae.policy;

import dev.haetae.contract.Severity;
import dev.haetae.policy.source.Passage;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * One rule of severity.yaml.
 *
 * @param grades any of them; none said means every grade
 * @param repeats at least so many; where the number is not known, the rule does not hold
 */
record SeverityRule(
        String name,
        Matchers match,
        Set<Grade> grades,
        OptionalInt repeats,
        Severity severity,
        String why,
        Passage passage)
        implements Rules.Rule<SeverityRule> {

    record Text(String name, Optional<Set<Grade>> grade, OptionalInt repeats, Severity severity, String why) {}

    static SeverityRule read(Passage passage) {
        Text text = passage.as(Text.class);
        return new SeverityRule(
                text.name(),
                Matchers.read(passage.at("match")),
                text.grade().orElse(Set.of()),
                text.repeats(),
                text.severity(),
                text.why(),
                passage);
    }

    boolean holds(Alert alert, Grade grade, Facts facts) {
        return match.match(alert.labels())
                && (grades.isEmpty() || grades.contains(grade))
                && (repeats.isEmpty() || isAtLeast(facts.repeats(), repeats.getAsInt()));
    }

    @Override
    public boolean covers(SeverityRule later) {
        return match.cover(later.match)
                && (grades.isEmpty() || (!later.grades.isEmpty() && grades.containsAll(later.grades)))
                && (repeats.isEmpty() || isAtLeast(later.repeats, repeats.getAsInt()));
    }

    private static boolean isAtLeast(OptionalInt number, int least) {
        return number.isPresent() && number.getAsInt() >= least;
    }
}
