package dev.haetae.health;

import dev.haetae.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The signs that this process works: each of its loops comes round, and what is received can be stored. */
public final class Vitals {

    /** A loop comes round each second when nothing is to be done; a disk may stall for a while. */
    private static final Duration LONGEST_ROUND = Duration.ofMinutes(1);

    /**
     * One of the loops that everything hangs on.
     *
     * @param isAlive whether its thread lives
     * @param lastRound when it last came round without trouble
     */
    public record Sign(String loop, BooleanSupplier isAlive, Supplier<Instant> lastRound) {}

    private final List<Sign> signs;
    private final Store store;
    private final InstantSource clock;

    public Vitals(List<Sign> signs, Store store, InstantSource clock) {
        this.signs = List.copyOf(signs);
        this.store = store;
        this.clock = clock;
    }

    /** Whether an alert that comes now would be stored, triaged and acted on. */
    boolean isWorking() {
        return signs.stream().allMatch(this::turns) && store.writable();
    }

    boolean turns(Sign sign) {
        return sign.isAlive().getAsBoolean()
                && !sign.lastRound().get().isBefore(clock.instant().minus(LONGEST_ROUND));
    }

    List<Sign> signs() {
        return signs;
    }
}
