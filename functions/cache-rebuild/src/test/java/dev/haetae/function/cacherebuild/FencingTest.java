package dev.haetae.function.cacherebuild;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.CacheRebuild;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A worker that was paused, while another one took its place, writes nothing more. */
@QuarkusTest
class FencingTest extends OnRedis {

    private static final List<Page.Entry> LATE = List.of(new Page.Entry("7", "late", null));

    @Inject
    Shelf shelf;

    private Work paused;
    private Work taker;
    private long changes;

    @BeforeEach
    void takeOver() {
        CacheRebuild order = order("a-1");
        paused = worker(order, "paused");
        taker = worker(order, "taker");
        assertThat(shelf.claim(paused)).isEqualTo(Said.DONE);
        assertThat(shelf.write(paused, LATE, List.of())).isEqualTo(Said.DONE);
        assertThat(shelf.claim(taker)).isEqualTo(Said.DONE);
        changes = onlooker.changes();
    }

    @Test
    void nothingOfItIsWritten() {
        assertThat(shelf.write(paused, LATE, List.of("read:0", "1"))).isEqualTo(Said.FENCED);
        assertThat(shelf.retire(paused, "another", List.of())).isEqualTo(Said.FENCED);
        assertThat(shelf.changeOver(paused)).isEqualTo(Said.FENCED);
        assertThat(shelf.finish(paused)).isEqualTo(Said.FENCED);
        assertThat(onlooker.changes()).isEqualTo(changes);
    }

    @Test
    void norOnceNobodyHasTheCache() {
        shelf.finish(taker);
        changes = onlooker.changes();

        assertThat(shelf.write(paused, LATE, List.of())).isEqualTo(Said.FENCED);
        assertThat(onlooker.changes()).isEqualTo(changes);
    }

    @Test
    void whatServesIsNeverRetired() {
        assertThat(shelf.changeOver(taker)).isEqualTo(Said.DONE);

        assertThat(shelf.retire(taker, taker.generation(), List.of("7"))).isEqualTo(Said.MOVED);
        assertThat(read("7")).isEqualTo("late");
    }

    @Test
    void whatWentHalfWayIsNotTakenForRead() {
        List<Page.Entry> two = List.of(new Page.Entry("8", "b", null), new Page.Entry("9", "c", null));
        assertThat(shelf.write(taker, two, List.of("done:0", "1"))).isEqualTo(Said.DONE);
        assertThat(shelf.finish(taker)).isEqualTo(Said.DONE);
        Work next = worker(order("a-2"), "next");
        assertThat(shelf.claim(next)).isEqualTo(Said.DONE);

        assertThat(shelf.retire(next, taker.generation(), List.of("8"))).isEqualTo(Said.DONE);

        assertThat(shelf.progress(taker).isDone(0)).isFalse();
    }

    @Test
    void readersDoNotChangeOverWhereAnotherGenerationCameFirst() {
        onlooker.set(keys.pointer(), "made-by-hand");

        assertThat(shelf.changeOver(taker)).isEqualTo(Said.MOVED);
        assertThat(shelf.claim(worker(taker.order(), "third"))).isEqualTo(Said.MOVED);
        assertThat(onlooker.get(keys.pointer())).isEqualTo("made-by-hand");
    }

    private Work worker(CacheRebuild order, String name) {
        return new Work(order, keys, name, Duration.ofMinutes(1), Duration.ofSeconds(1));
    }
}
