package dev.haetae.store;

import static dev.haetae.store.Batch.batch;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The part of {@link StoreContract} about order: of keys, and among many who write at once. */
abstract class ScanContract extends ContentionContract {

    private static final Space SPACE = Space.EVENTS;

    @Test
    void scansAscendFromInclusiveToExclusiveUpToALimit() {
        put("d", "b", "a", "c", "e");
        assertThat(keys(store.scan(SPACE, "b", "d", 10))).containsExactly("b", "c");
        assertThat(keys(store.scan(SPACE, "", "~", 2))).containsExactly("a", "b");
        assertThat(keys(store.scan(SPACE, "aa", "cc", 10))).containsExactly("b", "c");
        assertThat(store.scan(SPACE, "f", "z", 10)).isEmpty();
        assertThat(store.scan(SPACE, "a", "a", 10)).isEmpty();
        assertThat(store.scan(SPACE, "", "~", 0)).isEmpty();
        assertThat(store.scan(Space.TIMERS, "", "~", 10)).isEmpty();
    }

    @Test
    void scansCarryVersionAndValue() {
        put("a", "a");
        assertThat(store.scan(SPACE, "a", "b", 1)).containsExactly(new Entry("a", 2, "of a"));
        assertThat(store.scanBack(SPACE, null, 1)).containsExactly(new Entry("a", 2, "of a"));
    }

    @Test
    void aPrefixIsItselfAndAllBelowIt() {
        put("i/1", "i/2", "i/10", "i", "i/", "j/1", "i0", "i/게임", "i/😀");
        assertThat(keys(store.scanPrefix(SPACE, "i/", 10)))
                .containsExactlyInAnyOrder("i/", "i/1", "i/10", "i/2", "i/게임", "i/😀")
                .startsWith("i/", "i/1", "i/10", "i/2");
        assertThat(keys(store.scanPrefix(SPACE, "i/", 2))).containsExactly("i/", "i/1");
        assertThat(store.scanPrefix(SPACE, "x", 10)).isEmpty();
    }

    @Test
    void backwardsBeginsBeforeTheKeyOrAtTheLast() {
        put("a", "b", "c", "d");
        assertThat(keys(store.scanBack(SPACE, null, 10))).containsExactly("d", "c", "b", "a");
        assertThat(keys(store.scanBack(SPACE, "c", 10))).containsExactly("b", "a");
        assertThat(keys(store.scanBack(SPACE, "bb", 1))).containsExactly("b");
        assertThat(keys(store.scanBack(SPACE, "z", 2))).containsExactly("d", "c");
        assertThat(store.scanBack(Space.TIMERS, null, 10)).isEmpty();
        assertThat(store.scanBack(Space.TIMERS, "a", 10)).isEmpty();
    }

    @Test
    void backwardsEndsAtTheFirst() {
        put("b", "c");
        assertThat(store.scanBack(SPACE, "b", 10)).isEmpty();
        assertThat(store.scanBack(SPACE, "a", 10)).isEmpty();
        assertThat(store.scanBack(SPACE, "", 10)).isEmpty();
    }

    @Test
    void pagesBackwardsMeetEveryKeyOnce() {
        Batch.Builder many = batch();
        for (int i = 0; i < 500; i++) {
            many.put(SPACE, "%04d".formatted(i), "" + i);
        }
        store.commitNow(many.build());
        int seen = 0;
        List<Entry> page = store.scanBack(SPACE, null, 7);
        while (!page.isEmpty() && seen <= 500) {
            seen += page.size();
            page = store.scanBack(SPACE, page.getLast().key(), 7);
        }
        assertThat(seen).isEqualTo(500);
    }

    private void put(String... keys) {
        Batch.Builder batch = batch();
        Arrays.stream(keys).forEach(key -> batch.put(SPACE, key, "of " + key));
        store.commitNow(batch.build());
    }

    private static List<String> keys(List<Entry> entries) {
        return entries.stream().map(Entry::key).toList();
    }
}
