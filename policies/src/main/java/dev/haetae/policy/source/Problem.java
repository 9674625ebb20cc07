package dev.haetae.policy.source;

import java.util.Comparator;

/**
 * One thing that is wrong in a policy file.
 *
 * @param file relative to the policy directory: {@code playbooks/high-cpu.yaml}
 * @param line from 1
 * @param column from 1
 * @param what is wrong
 * @param instead what would be right
 */
public record Problem(String file, int line, int column, String what, String instead) {

    static final Comparator<Problem> AS_READ =
            Comparator.comparing(Problem::file).thenComparing(Problem::line).thenComparing(Problem::column);

    static Problem of(String file, Place place, String what, String instead) {
        return new Problem(file, place.line(), place.column(), what, instead);
    }

    /** {@code severity.yaml:4:15: "Sev9" is not a severity; Sev0, Sev1, Sev2 or Sev3}. */
    @Override
    public String toString() {
        return "%s:%d:%d: %s; %s".formatted(file, line, column, what, instead);
    }
}
