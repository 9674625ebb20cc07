package dev.haetae.function.cacherebuild;

import dev.haetae.contract.Failure;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Reads the shards of a source beside each other, for as long as one call may take. */
@Singleton
class Building {

    private final Source source;
    private final Shield shield;
    private final Shelf shelf;
    private final InstantSource clock;

    @Inject
    Building(Source source, Shield shield, Shelf shelf, InstantSource clock) {
        this.source = source;
        this.shield = shield;
        this.shelf = shelf;
        this.clock = clock;
    }

    /** Done when nothing kept it from working; what could not be read or written is a {@link Trouble}. */
    Said build(Work work, Deadline deadline) {
        List<Callable<Said>> lanes = IntStream.range(0, work.pace().shards())
                .<Callable<Said>>mapToObj(shard -> new Lane(work, shard, deadline, this::read, shelf, clock))
                .toList();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.invokeAll(lanes).stream()
                    .map(Building::outcome)
                    .filter(said -> said != Said.DONE)
                    .findFirst()
                    .orElse(Said.DONE);
        } catch (InterruptedException late) {
            Thread.currentThread().interrupt();
            throw new Trouble.Fault(Failure.TIMEOUT, "the order took longer than one may take");
        }
    }

    private Page read(Question question) {
        try {
            return shield.through(question.peer(), () -> source.ask(question));
        } catch (Exception thrown) {
            throw Trouble.of(question.peer(), thrown);
        }
    }

    /** Everything is over by the time that this is asked for. */
    private static Said outcome(Future<Said> lane) {
        try {
            return lane.get();
        } catch (ExecutionException failed) {
            throw Trouble.of("Redis", failed);
        } catch (InterruptedException late) {
            Thread.currentThread().interrupt();
            throw new Trouble.Fault(Failure.TIMEOUT, "the order took longer than one may take");
        }
    }
}
