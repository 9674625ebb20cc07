package dev.haetae.triage;

import dev.haetae.inbox.Inbox;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What could not be triaged, and when it is tried again: later and later, so that the others go on and nothing turns
 * without rest. Kept in memory only: a new process tries everything at once, for it may be a mended one.
 */
final class Setbacks {

    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final int MOST_DOUBLINGS = 6;

    private record Setback(int times, Instant again) {

        Setback once(Instant now) {
            Duration pause = FIRST.multipliedBy(1L << Math.min(times, MOST_DOUBLINGS));
            return new Setback(times + 1, now.plus(pause));
        }
    }

    private final Map<String, Setback> byMark = new ConcurrentHashMap<>();

    void add(Inbox.Pending pending, Instant now) {
        byMark.merge(pending.mark(), new Setback(0, now).once(now), (before, first) -> before.once(now));
    }

    void over(Inbox.Pending pending) {
        byMark.remove(pending.mark());
    }

    int size() {
        return byMark.size();
    }

    boolean rests(Inbox.Pending pending, Instant now) {
        Setback setback = byMark.get(pending.mark());
        return setback != null && setback.again().isAfter(now);
    }
}
