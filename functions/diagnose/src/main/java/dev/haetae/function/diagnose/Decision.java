package dev.haetae.function.diagnose;

import dev.haetae.contract.Diagnose;
import dev.haetae.contract.Outcome.Refused;
import dev.haetae.contract.Refusal;
import java.time.Instant;
import java.util.Optional;

/** Whether there is still a reason to look; pure. */
final class Decision {

    private Decision() {}

    /** @param uid of what is there now under the target's name */
    static Optional<Refused> refusal(String uid, Diagnose order, Instant now) {
        if (now.isAfter(order.notAfter())) {
            return Optional.of(new Refused(Refusal.STALE, "the order was good until %s".formatted(order.notAfter())));
        }
        if (!uid.equals(order.expected().uid())) {
            return Optional.of(new Refused(
                    Refusal.TARGET_CHANGED, "%s was made again since the decision".formatted(order.target())));
        }
        return Optional.empty();
    }
}
