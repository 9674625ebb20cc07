package dev.haetae.function.cacherebuild;

import dev.haetae.contract.CacheRebuild;
import dev.haetae.contract.Failure;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * One call about an order: look, decide, take the cache, and work for a slice. Everything that the next call needs is in
 * Redis by then, whichever process it comes to.
 */
@Singleton
class Rebuilding {

    /** Between look and claim others may come first; whoever loses three times in a row had better come back later. */
    private static final int LOOKS = 3;

    /** After readers have changed over; what is left is to see the last keys of what served before. */
    private static final double CHANGED_OVER = 0.95;

    private static final Duration SHORTEST_CLAIM = Duration.ofSeconds(1);

    private final Shelf shelf;
    private final Building building;
    private final Tidying tidying;
    private final Settings settings;
    private final InstantSource clock;

    @Inject
    Rebuilding(Shelf shelf, Building building, Tidying tidying, Settings settings, InstantSource clock) {
        this.shelf = shelf;
        this.building = building;
        this.tidying = tidying;
        this.settings = settings;
        this.clock = clock;
    }

    Outcome carryOut(CacheRebuild order, Keys keys) {
        Work work = new Work(order, keys, UUID.randomUUID().toString(), claim(order), settings.grace());
        return IntStream.range(0, LOOKS)
                .mapToObj(_ -> attempt(work))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(() ->
                        new Outcome.Failed(Failure.CONFLICT, "cache %s kept changing".formatted(name(work)), true));
    }

    /** No longer than the order is good for: after that it only stands in the way of others. */
    private Duration claim(CacheRebuild order) {
        Duration left = Duration.between(clock.instant(), order.notAfter());
        Duration claim = left.compareTo(settings.claim()) < 0 ? left : settings.claim();
        return claim.compareTo(SHORTEST_CLAIM) < 0 ? SHORTEST_CLAIM : claim;
    }

    /** Empty when the cache moved between look and claim: then the same order is worth another look. */
    private Optional<Outcome> attempt(Work work) {
        return switch (Decision.on(shelf.look(work.keys()), work.order(), clock.instant())) {
            case Decision.AlreadyApplied(var now) -> Optional.of(new Outcome.AlreadyApplied(now));
            case Decision.Refused(var reason, var detail) -> Optional.of(new Outcome.Refused(reason, detail));
            case Decision.Work() -> shelf.claim(work) == Said.DONE ? Optional.of(workOn(work)) : Optional.empty();
        };
    }

    /** Who cannot ever finish lets others have the cache. */
    private Outcome workOn(Work work) {
        try {
            return goOn(work, Deadline.in(settings.slice()));
        } catch (Trouble.Final hopeless) {
            throw giveUp(work, hopeless);
        }
    }

    private Trouble.Final giveUp(Work work, Trouble.Final hopeless) {
        try {
            shelf.finish(work);
            return isServedAsBefore(work) ? hopeless.known() : hopeless;
        } catch (Trouble unanswered) {
            hopeless.addSuppressed(unanswered);
            return hopeless;
        }
    }

    /** And nobody is at it any more, such as another process with the same order. */
    private boolean isServedAsBefore(Work work) {
        Sight now = shelf.look(work.keys());
        return now.builder().isEmpty() && work.order().expected().sameAs(now.state());
    }

    /** What earlier orders left behind goes first, so that there are never more than two generations and a half. */
    private Outcome goOn(Work work, Deadline deadline) {
        if (work.order().isReachedBy(shelf.look(work.keys()).state())) {
            return tidyUp(work, deadline);
        }
        if (!tidying.tidy(work, deadline)) {
            return pause(work, "generations of earlier orders are tidied up");
        }
        return building.build(work, deadline) == Said.DONE
                ? changeOverIfBuilt(work, deadline)
                : pause(work, "another process goes on with it");
    }

    private Outcome changeOverIfBuilt(Work work, Deadline deadline) {
        Progress progress = shelf.progress(work);
        return progress.isBuilt() && !isStale(work) ? changeOver(work, deadline) : pause(work, progress.describe());
    }

    private Outcome changeOver(Work work, Deadline deadline) {
        return switch (shelf.changeOver(work)) {
            case DONE -> tidyUp(work, deadline);
            case FENCED -> pause(work, "another process goes on with it");
            case MOVED ->
                new Outcome.Refused(
                        Refusal.TARGET_CHANGED, "cache %s got another generation meanwhile".formatted(name(work)));
            case EMPTY -> throw new Trouble.Final(Failure.UNEXPECTED, "the source has no entries");
        };
    }

    /** Nothing takes a rebuild back: what served before is about to expire. */
    private Outcome tidyUp(Work work, Deadline deadline) {
        if (!tidying.tidy(work, deadline)) {
            return new Outcome.Continue("readers changed over; what served before is being dropped", CHANGED_OVER);
        }
        shelf.finish(work);
        return new Outcome.Applied(
                work.order().expected(), shelf.look(work.keys()).state(), null);
    }

    /** An order whose time is over writes no more, not even how far it came. */
    private Outcome pause(Work work, String said) {
        if (isStale(work)) {
            return new Outcome.Refused(
                    Refusal.STALE,
                    "the order expired at %s, unfinished; cache %s is served as before"
                            .formatted(work.order().notAfter(), name(work)));
        }
        double told = shelf.progress(work).told();
        shelf.write(work, List.of(), Progress.telling(told));
        return new Outcome.Continue("generation %s: %s".formatted(work.generation(), said), told);
    }

    private boolean isStale(Work work) {
        return clock.instant().isAfter(work.order().notAfter());
    }

    private static String name(Work work) {
        return work.order().target().name();
    }
}
