package dev.haetae.function.cacherebuild;

import dev.haetae.contract.CacheRebuild;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One call's share in an order.
 *
 * @param worker tells this call from every other one, so that what it writes late is refused
 * @param claim how long the cache is kept for the order after each write
 */
record Work(CacheRebuild order, Keys keys, String worker, Duration claim, Duration grace) {

    String generation() {
        return Keys.generation(order.id());
    }

    /** The generation that serves meanwhile; empty where there is none. */
    String expected() {
        return Objects.requireNonNullElse(order.expected().generation(), "");
    }

    Pace pace() {
        return Pace.of(order);
    }

    /** What every script of a worker is told first, and then {@code more}. */
    List<String> words(String... more) {
        return Stream.concat(Stream.of(worker, Long.toString(claim.toMillis())), Stream.of(more))
                .toList();
    }
}
