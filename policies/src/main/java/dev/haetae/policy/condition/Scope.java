package dev.haetae.policy.condition;

import com.google.common.collect.ImmutableList;
import dev.haetae.policy.source.Nearest;
import java.util.List;
import java.util.Optional;

/** Where a condition stands, and so what it may speak of. */
public enum Scope {
    /** About an alert, before or outside of any incident. */
    ALERT("", "facts.repeats > 2", Variable.ALERT, Variable.SERVICE, Variable.FACTS, Variable.NOW),
    /** About an incident, and an alert of it. */
    INCIDENT(
            "",
            "incident.alerts > 2",
            Variable.ALERT,
            Variable.SERVICE,
            Variable.INCIDENT,
            Variable.FACTS,
            Variable.NOW),
    /** What joins alerts may depend on nothing that changes: the same labels give the same incident. */
    CORRELATION(
            "alerts are joined by what never changes: ",
            "service.grade == \"critical\"",
            Variable.LABELS,
            Variable.SERVICE);

    private final String because;
    private final String example;
    private final ImmutableList<Variable> variables;

    Scope(String because, String example, Variable... variables) {
        this.because = because;
        this.example = example;
        this.variables = ImmutableList.copyOf(variables);
    }

    List<Variable> variables() {
        return variables;
    }

    Optional<Variable> variable(String word) {
        return variables.stream().filter(one -> one.word().equals(word)).findFirst();
    }

    /** A condition of this scope. */
    String example() {
        return example;
    }

    /** {@code did you mean facts? there are alert, service, facts, now}, and why not more. */
    String insteadOf(String word) {
        List<String> words = variables.stream().map(Variable::word).toList();
        return Nearest.question(word, words) + because + "there are " + String.join(", ", words);
    }
}
