package dev.haetae.function.cacherebuild;

import dev.haetae.contract.CacheRebuild;
import java.time.Duration;

/**
 * How fast an order reads. Each shard has its share of the rate, and rests after a page for as long as the page's
 * entries take at that share: the exact size of what is paced is known only then, and a page is at most one second's
 * worth, so nothing needs to be counted in between.
 *
 * @param shards how many requests at once; the same for the whole order, since the source divides by it
 * @param limit how many entries a page has at most
 */
record Pace(int shards, int limit, int rate) {

    /** R5: so many requests go to one source at once, and more parts than that would wait for each other. */
    private static final int MOST_SHARDS = 10;

    private static final int LARGEST_PAGE = 1_000;

    static Pace of(CacheRebuild order) {
        int shards = Math.min(Math.min(order.parallel(), order.rate()), MOST_SHARDS);
        return new Pace(shards, Math.min(order.rate() / shards, LARGEST_PAGE), order.rate());
    }

    /** From the beginning of a page of {@code entries} to that of the next. */
    Duration of(int entries) {
        return Duration.ofNanos(Duration.ofSeconds(entries).toNanos() / rate * shards);
    }
}
