package dev.haetae.simulate;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that stands still until it is set, and never goes back. */
public final class ImaginedClock implements InstantSource {

    private final AtomicReference<Instant> now;

    public ImaginedClock(Instant start) {
        this.now = new AtomicReference<>(start);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    /** Stays where it is when that is later. */
    public void reach(Instant time) {
        now.updateAndGet(before -> time.isAfter(before) ? time : before);
    }
}
