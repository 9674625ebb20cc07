package dev.haetae.inbox;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** How much waits for triage, and whose it is; counted as it comes and goes, so that no request has to look it up. */
public final class Backlog {

    private final AtomicLong all = new AtomicLong();
    private final Map<String, AtomicLong> bySource = new ConcurrentHashMap<>();

    void add(String source, long count) {
        all.addAndGet(count);
        bySource.computeIfAbsent(source, name -> new AtomicLong()).addAndGet(count);
    }

    public long size() {
        return all.get();
    }

    public long of(String source) {
        AtomicLong count = bySource.get(source);
        return count == null ? 0 : count.get();
    }
}
