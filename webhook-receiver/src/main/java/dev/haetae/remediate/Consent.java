package dev.haetae.remediate;

import dev.haetae.policy.Because;
import java.util.Optional;

/** Whether a person has to agree even where the playbook may act by itself; a verdict like those of the guardrails. */
sealed interface Consent {

    String GUARD = "approval";

    /** @param why as the sentence goes on: {@code approval rule 1 at guardrails.yaml:30 is for this} */
    record Asked(String why) implements Consent {}

    record NotAsked(Because because) implements Consent {}

    default Optional<String> asked() {
        return this instanceof Asked(String why) ? Optional.of(why) : Optional.empty();
    }

    /** Nobody is denied by it: people decide. */
    default Verdict verdict() {
        return switch (this) {
            case Asked(String why) -> new Verdict.Allowed(GUARD, Why.PERSON_ASKED.because(why));
            case NotAsked(Because because) -> new Verdict.Allowed(GUARD, because);
        };
    }
}
