package dev.haetae.store.memory;

import static dev.haetae.store.Batch.batch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.haetae.store.Batch;
import dev.haetae.store.Commit;
import dev.haetae.store.Entry;
import dev.haetae.store.Space;
import dev.haetae.store.Store;
import dev.haetae.store.StoreContract;
import dev.haetae.store.StoreUnavailable;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MemoryStoreTest {

    @Nested
    class Alone extends StoreContract {

        @Override
        protected Store open() {
            return new MemoryStore();
        }

        @Override
        protected Store reopen(Store before) {
            return before;
        }
    }

    /** The contract holds as well where something lies below. */
    @Nested
    class OverAnEmptyOne extends StoreContract {

        @Override
        protected Store open() {
            return MemoryStore.over(new MemoryStore(), Set.of(Space.values()));
        }

        @Override
        protected Store reopen(Store before) {
            return MemoryStore.over(before, Set.of(Space.values()));
        }
    }

    private final MemoryStore below = new MemoryStore();

    private static Batch put(String key, String value) {
        return batch().put(Space.EVENTS, key, value).build();
    }

    @Test
    void whatLiesBelowIsSeenAndNeverChanged() {
        below.commitNow(put("a", "1"));
        below.commitNow(put("b", "1"));
        below.commitNow(put("c", "1"));
        Store over = MemoryStore.over(below, Set.of(Space.EVENTS));

        over.commitNow(batch().expect(Space.EVENTS, "b", 1)
                .put(Space.EVENTS, "b", "2")
                .delete(Space.EVENTS, "c")
                .put(Space.EVENTS, "d", "1")
                .build());

        assertThat(over.scan(Space.EVENTS, "", "~", 10))
                .containsExactly(new Entry("a", 1, "1"), new Entry("b", 2, "2"), new Entry("d", 1, "1"));
        assertThat(over.scanBack(Space.EVENTS, null, 2))
                .containsExactly(new Entry("d", 1, "1"), new Entry("b", 2, "2"));
        assertThat(over.scan(Space.EVENTS, "", "~", 1)).containsExactly(new Entry("a", 1, "1"));
        assertThat(below.scan(Space.EVENTS, "", "~", 10))
                .extracting(Entry::value)
                .containsExactly("1", "1", "1");
    }

    /** A page is full although much of what lies below is hidden. */
    @Test
    void whatIsHiddenDoesNotShortenAPage() {
        for (int key = 0; key < 9; key++) {
            below.commitNow(put("" + key, "1"));
        }
        Store over = MemoryStore.over(below, Set.of(Space.EVENTS));
        over.commitNow(
                batch().delete(Space.EVENTS, "0").delete(Space.EVENTS, "8").build());

        assertThat(over.scan(Space.EVENTS, "", "~", 2)).extracting(Entry::key).containsExactly("1", "2");
        assertThat(over.scanBack(Space.EVENTS, null, 2)).extracting(Entry::key).containsExactly("7", "6");
    }

    @Test
    void whatIsNotShownIsNotThere() {
        below.commitNow(put("a", "1"));
        Store over = MemoryStore.over(below, Set.of(Space.LEDGER));

        assertThat(over.get(Space.EVENTS, "a")).isEmpty();
        assertThat(over.scan(Space.EVENTS, "", "~", 10)).isEmpty();
        assertThat(over.commitNow(batch().expect(Space.EVENTS, "a", Batch.ABSENT)
                        .put(Space.EVENTS, "a", "2")
                        .build()))
                .isInstanceOf(Commit.Done.class);
    }

    @Test
    void whatIsDeletedHereBeginsAnew() {
        below.commitNow(put("a", "1"));
        Store over = MemoryStore.over(below, Set.of(Space.EVENTS));
        over.commitNow(batch().delete(Space.EVENTS, "a").build());

        assertThat(over.versionOf(Space.EVENTS, "a")).isEqualTo(Batch.ABSENT);
        over.commitNow(batch().putIfAbsent(Space.EVENTS, "a", "2").build());
        assertThat(over.get(Space.EVENTS, "a")).contains(new Entry("a", 1, "2"));
    }

    @Test
    void whatIsImaginedIsNotKept() {
        assertThatExceptionOfType(StoreUnavailable.class).isThrownBy(() -> below.copyTo(Path.of("anywhere")));
    }
}
