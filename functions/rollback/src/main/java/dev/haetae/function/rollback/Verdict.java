package dev.haetae.function.rollback;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What people or a pipeline made of a release; it counts more than how long the release was in force. */
enum Verdict {
    GOOD,
    BAD;

    /** Whatever else stands there says nothing. */
    static Optional<Verdict> of(Object said) {
        return Arrays.stream(values())
                .filter(one -> one.name().toLowerCase(Locale.ROOT).equals(said))
                .findFirst();
    }
}
