package dev.haetae.rulebook;

import dev.haetae.policy.source.InvalidPolicies;
import dev.haetae.policy.source.PolicyDirectory;
import dev.haetae.policy.source.PolicyFiles;
import dev.haetae.policy.source.Problem;
import java.nio.file.Path;
import java.util.List;

/** What lies in a directory of policies at one look; equal to that of another look when nothing changed. */
sealed interface Reading {

    record Texts(PolicyFiles files) implements Reading {}

    record Unreadable(List<Problem> problems) implements Reading {}

    static Reading of(Path directory) {
        try {
            return new Texts(PolicyDirectory.read(directory));
        } catch (InvalidPolicies unreadable) {
            return new Unreadable(unreadable.problems());
        } catch (RuntimeException unreadable) {
            return new Unreadable(List.of(unexpected("cannot be read", unreadable)));
        }
    }

    static Problem unexpected(String what, Throwable cause) {
        return new Problem(".", 1, 1, "%s (%s)".formatted(what, cause), "mend it, or take back what was changed last");
    }
}
