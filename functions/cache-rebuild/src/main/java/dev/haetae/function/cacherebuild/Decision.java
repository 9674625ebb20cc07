package dev.haetae.function.cacherebuild;

import dev.haetae.contract.CacheRebuild;
import dev.haetae.contract.CacheRebuild.Generation;
import dev.haetae.contract.Refusal;
import java.time.Instant;
import java.util.Optional;

/** What to do about an order, given what was seen: a pure function, so that every case is a row of a table. */
sealed interface Decision {

    /** Begin, or go on; also with what served before, once readers have changed over. */
    record Work() implements Decision {}

    record AlreadyApplied(Generation now) implements Decision {}

    record Refused(Refusal reason, String detail) implements Decision {}

    /**
     * Readers who have changed over are what was ordered, so nothing but tidying up is left then, and only while
     * nobody minds. Else the marks that people set, the expectation, who else is at it, and last the order's age: the
     * first is what people can do something about.
     */
    static Decision on(Sight seen, CacheRebuild order, Instant now) {
        Optional<Refused> obstacle = obstacle(seen, order, now);
        if (order.isReachedBy(seen.state())) {
            return seen.leftovers() && obstacle.isEmpty() ? new Work() : new AlreadyApplied(seen.state());
        }
        if (!order.expected().sameAs(seen.state())) {
            return new Refused(
                    Refusal.TARGET_CHANGED,
                    "cache %s changed since the decision: it %s"
                            .formatted(order.target().name(), seen.state().describe()));
        }
        return obstacle.<Decision>map(refused -> refused).orElseGet(Work::new);
    }

    private static Optional<Refused> obstacle(Sight seen, CacheRebuild order, Instant now) {
        String cache = order.target().name();
        if (seen.paused()) {
            return refused(Refusal.HANDS_OFF, "people asked to keep off cache " + cache);
        }
        if (seen.builder().filter(builder -> !builder.equals(order.id())).isPresent()) {
            return refused(
                    Refusal.BUSY,
                    "order %s rebuilds cache %s at present"
                            .formatted(seen.builder().get(), cache));
        }
        if (now.isAfter(order.notAfter())) {
            return refused(
                    Refusal.STALE,
                    "the order was good until %s, and it is %s; cache %s is served as before"
                            .formatted(order.notAfter(), now, cache));
        }
        return Optional.empty();
    }

    private static Optional<Refused> refused(Refusal reason, String detail) {
        return Optional.of(new Refused(reason, detail));
    }
}
