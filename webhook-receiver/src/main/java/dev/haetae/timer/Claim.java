package dev.haetae.timer;

import dev.haetae.store.Batch;
import dev.haetae.store.Space;
import java.time.Instant;

/** A timer under lease. What its holder commits must include {@link #settle}, or it is done again. */
public record Claim(Timer timer, String key, long version) {

    /** After this the lease may be somebody else's. */
    public Instant until() {
        return timer.due();
    }

    /** Somebody claimed the timer before, and did not come to its end. */
    public boolean isAnew() {
        return timer.epoch() > 1;
    }

    /** Ends the timer in the same batch as its effects; refused once the lease was lost to another claimant. */
    public void settle(Batch.Builder batch) {
        batch.expect(Space.TIMERS, key, version).delete(Space.TIMERS, key);
    }
}
