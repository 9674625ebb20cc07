package dev.haetae.function.cacherebuild;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;

/** Has the keys of generations go that nobody reads any more, in batches, so that no other client of Redis waits long. */
@Singleton
class Tidying {

    private static final int BATCH = 500;

    private final Shelf shelf;
    private final InstantSource clock;

    @Inject
    Tidying(Shelf shelf, InstantSource clock) {
        this.shelf = shelf;
        this.clock = clock;
    }

    /** Whether nothing is left, as of this call. */
    boolean tidy(Work work, Deadline deadline) {
        return shelf.retired(work.keys()).stream().allMatch(generation -> retire(work, generation, deadline));
    }

    private boolean retire(Work work, String generation, Deadline deadline) {
        while (!deadline.isOver() && !clock.instant().isAfter(work.order().notAfter())) {
            List<String> some = shelf.some(work.keys(), generation, BATCH);
            if (shelf.retire(work, generation, some) != Said.DONE) {
                return false;
            }
            if (some.isEmpty()) {
                return true;
            }
        }
        return false;
    }
}
