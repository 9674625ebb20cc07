package dev.haetae.function.cacherebuild;

import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;

/** An application that reads random keys all the time as the README tells it to, and notes whatever is not as promised. */
final class CacheReader implements Runnable {

    private final Onlooker redis;
    private final Keys keys;
    private final int entries;
    private final Map<String, String> epochs = new ConcurrentHashMap<>();
    private final Queue<String> broken = new ConcurrentLinkedQueue<>();
    private final AtomicLong reads = new AtomicLong();
    private volatile boolean over;

    CacheReader(Onlooker redis, Keys keys, int entries) {
        this.redis = redis;
        this.keys = keys;
        this.entries = entries;
    }

    @Override
    public void run() {
        try {
            while (!over) {
                read(Integer.toString(ThreadLocalRandom.current().nextInt(entries)));
            }
        } catch (Throwable ended) {
            // nobody waits for what a thread throws: a reader that ended early would have seen nothing wrong
            broken.add("reading ended after %d reads: %s".formatted(reads.get(), ended));
        }
    }

    private void read(String key) {
        String generation = redis.get(keys.pointer());
        String value = redis.get(keys.value(generation, key));
        if (value == null) {
            broken.add("a miss: key %s of generation %s".formatted(key, generation));
        } else {
            check(generation, key, value);
        }
        reads.incrementAndGet();
    }

    private void check(String generation, String key, String value) {
        String epoch = value.split("\\|", 2)[0];
        String known = epochs.putIfAbsent(generation, epoch);
        if ((known != null && !known.equals(epoch)) || !value.equals(epoch + "|" + key)) {
            broken.add("a mix: generation %s says %s for key %s".formatted(generation, value, key));
        }
    }

    void stop() {
        over = true;
    }

    /** What was not as promised. */
    Queue<String> broken() {
        return broken;
    }

    /** Of which generation which epoch was seen. */
    Map<String, String> epochs() {
        return epochs;
    }

    long reads() {
        return reads.get();
    }
}
