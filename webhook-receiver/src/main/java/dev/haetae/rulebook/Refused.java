package dev.haetae.rulebook;

import dev.haetae.policy.source.Problem;
import java.time.Instant;
import java.util.List;

/** Policies that were not loaded, because of all that is wrong with them. */
public record Refused(List<Problem> problems, Instant at) {

    public Refused {
        problems = List.copyOf(problems);
    }
}
