package dev.haetae.timer;

import dev.haetae.store.Batch;
import dev.haetae.store.Commit;
import dev.haetae.store.Entry;
import dev.haetae.store.Json;
import dev.haetae.store.Space;
import dev.haetae.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The stored timers. A claim moves the timer to the end of its lease, where it is due again should its holder die: so
 * there is nothing to sweep, and a holder that was paused past its lease finds its key gone and its commit refused.
 */
public final class Timers {

    private final Store store;
    private final String owner;
    private final Duration lease;

    /** @param owner tells this process from all others, and from itself before a restart */
    public Timers(Store store, String owner, Duration lease) {
        this.store = store;
        this.owner = owner;
        this.lease = lease;
    }

    /** A timer that is due, with its place in the store. */
    public record Due(Timer timer, Entry entry) {}

    public static void set(Batch.Builder batch, Timer timer) {
        batch.put(Space.TIMERS, timer.key(), Json.write(timer));
    }

    /** What is due by now, in order. */
    public List<Due> due(Instant now, int limit) {
        return due("", now, limit);
    }

    /** What is due by now, in order, behind a place in it. */
    List<Due> due(String after, Instant now, int limit) {
        return store.scan(Space.TIMERS, after, endOf(now), limit).stream()
                .map(entry -> new Due(Json.read(entry.value(), Timer.class), entry))
                // keys know milliseconds only, and nothing is to be done before its time
                .filter(due -> !due.timer().due().isAfter(now))
                .toList();
    }

    private static String endOf(Instant now) {
        return "%013d".formatted(now.toEpochMilli() + 1);
    }

    public Optional<Instant> next() {
        return store.scan(Space.TIMERS, "", "~", 1).stream()
                .map(entry -> Json.read(entry.value(), Timer.class).due())
                .findFirst();
    }

    /** Takes the timer under lease, unless somebody else was faster. */
    public Optional<Claim> claim(Due due, Instant now) {
        Timer leased = due.timer().leased(owner, now.plus(lease));
        return move(due.entry(), leased) ? Optional.of(new Claim(leased, leased.key(), 1)) : Optional.empty();
    }

    private boolean move(Entry from, Timer to) {
        Batch.Builder batch = Batch.batch()
                .expect(Space.TIMERS, from.key(), from.version())
                .expect(Space.TIMERS, to.key(), Batch.ABSENT)
                .delete(Space.TIMERS, from.key());
        set(batch, to);
        return store.commitNow(batch.build()) instanceof Commit.Done;
    }

    /** At start, where the store is exclusive: whoever held a lease is dead, so nobody needs to wait for its end. */
    public int releaseOfTheDead(Instant now) {
        int released = 0;
        for (Entry entry : store.scan(Space.TIMERS, "", "~", Integer.MAX_VALUE)) {
            Timer timer = Json.read(entry.value(), Timer.class);
            if (timer.owner() != null && !timer.owner().equals(owner) && move(entry, timer.released(now))) {
                released++;
            }
        }
        return released;
    }
}
