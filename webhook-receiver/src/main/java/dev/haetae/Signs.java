package dev.haetae;

import dev.haetae.health.Vitals;
import dev.haetae.metrics.Lateness;
import dev.haetae.metrics.Overdue;
import dev.haetae.store.Store;
import dev.haetae.timer.Loop;
import dev.haetae.timer.Timers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** Shows health and metrics the loops and timers, which they may not know. */
final class Signs {

    private static final int MANY = 1000;

    private Signs() {}

    static Vitals of(Store store, InstantSource clock, Loop... loops) {
        return new Vitals(Stream.of(loops).map(Signs::of).toList(), store, clock);
    }

    /** How late the engine is, which the timers know. */
    static Lateness of(Timers timers, InstantSource clock) {
        return () -> {
            Instant now = clock.instant();
            List<Timers.Due> due = timers.due(now, MANY);
            return due.isEmpty()
                    ? Overdue.NOTHING
                    : new Overdue(
                            due.size(), Duration.between(due.getFirst().timer().due(), now));
        };
    }

    private static Vitals.Sign of(Loop loop) {
        return new Vitals.Sign(loop.name(), loop::isAlive, loop::lastRound);
    }
}
