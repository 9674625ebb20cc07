package dev.haetae.policy.cases;

import dev.haetae.policy.Alert;
import java.time.Duration;
import java.util.Locale;

/** Something that happens in a case. */
public sealed interface Move {

    /** How long after the case began. */
    Duration after();

    record Fires(Duration after, Alert alert) implements Move {}

    /** Every alert of the case that fires then and matches is resolved. */
    record Resolves(Duration after, Which which) implements Move {}

    /** A person does something to the incidents of these alerts. */
    record Acts(Duration after, Hand hand, Which which) implements Move {}

    /** What a person's hand can do. */
    enum Hand {
        ACKNOWLEDGES,
        RESUMES,
        APPROVES,
        REJECTS;

        /** As cases write it. */
        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
