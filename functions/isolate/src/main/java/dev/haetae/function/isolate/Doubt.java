package dev.haetae.function.isolate;

import dev.haetae.contract.Failure;
import dev.haetae.function.kubernetes.Sight;

/** Whom nobody can count is not nobody: then nothing is known of the target at all. */
final class Doubt {

    private Doubt() {}

    static Sight<Candidate> about(String whom) {
        return new Sight.Blind<>(Failure.UNEXPECTED, "how many players are on %s cannot be told".formatted(whom), true);
    }
}
