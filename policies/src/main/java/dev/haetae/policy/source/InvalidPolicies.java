package dev.haetae.policy.source;

import java.util.List;
import java.util.stream.Collectors;

/** The policies were not loaded, none of them; the message has one line for each thing that is wrong. */
public final class InvalidPolicies extends RuntimeException {

    private final transient List<Problem> problems;

    public InvalidPolicies(List<Problem> problems) {
        super(problems.stream().sorted(Problem.AS_READ).map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = problems.stream().sorted(Problem.AS_READ).toList();
    }

    /** In the order of files, lines and columns. */
    public List<Problem> problems() {
        return problems;
    }

    static void throwIfAny(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new InvalidPolicies(problems);
        }
    }
}
