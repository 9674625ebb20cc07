package dev.haetae.function.isolate;

import dev.haetae.contract.Isolate;
import dev.haetae.contract.Isolate.Placement;
import java.util.Optional;

/** Which part of those that serve together an order may leave without. Pure. */
final class Share {

    private Share() {}

    /**
     * Why the order takes too many, counted without it whether it is out by now or not. As many as at the decision are
     * reckoned with at the least: who was just let go has no successor yet. An order that names no share is bound by none.
     */
    static Optional<String> exceeded(Isolate order, Placement now) {
        if (order.share() == 0) {
            return Optional.empty();
        }
        int group = Math.max(now.group(), order.expected().group());
        Placement reckoned = now.among(group, now.away() + group - now.group());
        return reckoned.exceeds(order.share())
                ? Optional.of("%d of the %d that serve together would be away, and %d %% are the most"
                        .formatted(reckoned.away() + 1, group, order.share()))
                : Optional.empty();
    }
}
