package dev.haetae.policy;

import dev.haetae.contract.Severity;
import dev.haetae.policy.condition.Condition;
import dev.haetae.policy.condition.Result;
import dev.haetae.policy.condition.Scope;
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
        Optional<Condition> when,
        Severity severity,
        String why,
        Passage passage)
        implements Rules.Rule<SeverityRule> {

    record Text(String name, Optional<Set<Grade>> grade, OptionalInt repeats, Severity severity, String why) {}

    static SeverityRule read(Passage passage) {
        Text text = passage.as(Text.class);
        return new SeverityRule(
                text.name(),
                Matchers.ofRule(passage),
                text.grade().orElse(Set.of()),
                text.repeats(),
                Condition.ifSaid(passage, Scope.ALERT),
                text.severity(),
                text.why(),
                passage);
    }

    Result on(Subject subject) {
        boolean isFor = match.match(subject.alert().labels())
                && (grades.isEmpty() || grades.contains(subject.service().grade()));
        if (!isFor) {
            return new Result.DoesNotHold();
        }
        Result often = enough(subject.facts().repeats());
        return often.holds() && when.isPresent() ? when.get().on(subject) : often;
    }

    @Override
    public boolean covers(SeverityRule later) {
        return match.cover(later.match)
                && (grades.isEmpty() || (!later.grades.isEmpty() && grades.containsAll(later.grades)))
                && (repeats.isEmpty() || isAtLeast(later.repeats, repeats.getAsInt()))
                && (when.isEmpty() || when.equals(later.when));
    }

    private Result enough(OptionalInt known) {
        if (repeats.isEmpty()) {
            return new Result.Holds();
        }
        if (known.isEmpty()) {
            return new Result.CannotTell("facts.repeats is unknown");
        }
        return isAtLeast(known, repeats.getAsInt()) ? new Result.Holds() : new Result.DoesNotHold();
    }

    private static boolean isAtLeast(OptionalInt number, int least) {
        return number.isPresent() && number.getAsInt() >= least;
    }
}
