package dev.haetae.function.diagnose;

import dev.haetae.contract.Diagnose;
import dev.haetae.contract.Outcome.Refused;
import dev.haetae.contract.Refusal;
import java.time.Instant;
import java.util.Optional;

/** Whether there is still a reason to look; pure. */
final class Decision {

    private Decision() {}

    static Optional<Refused> stale(Diagnose order, Instant now) {
        return now.isAfter(order.notAfter())
                ? Optional.of(new Refused(Refusal.STALE, "the order was good until %s".formatted(order.notAfter())))
                : Optional.empty();
    }

    /** @param uid of what is there now under the target's name */
    static Optional<Refused> changed(String uid, Diagnose order) {
        return uid.equals(order.expected().uid())
                ? Optional.empty()
                : Optional.of(new Refused(
                        Refusal.TARGET_CHANGED, "%s was made again since the decision".formatted(order.target())));
    }
}
