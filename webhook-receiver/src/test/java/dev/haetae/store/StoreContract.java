package dev.haetae.store;

import static dev.haetae.store.Batch.ABSENT;
import static dev.haetae.store.Batch.batch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What everything above the commit port relies on; each adapter passes it. Scans are in {@link ScanContract}. */
public abstract class StoreContract extends ScanContract {

    private static final Space SPACE = Space.INCIDENTS;

    /** An empty store. */
    protected abstract Store open();

    /** The same records, after the process that had them open has gone in good order. */
    protected abstract Store reopen(Store before);

    @BeforeEach
    void openStore() {
        store = open();
    }

    @AfterEach
    void closeStore() {
        store.close();
    }

    @Test
    void aBatchIsWrittenWholly() {
        assertThat(store.commitNow(batch().put(SPACE, "a", "1")
                        .put(Space.EVENTS, "a/1", "e")
                        .putIfAbsent(Space.LEDGER, "l", "x")
                        .build()))
                .isEqualTo(new Commit.Done());
        assertThat(store.get(SPACE, "a")).contains(new Entry("a", 1, "1"));
        assertThat(store.get(Space.EVENTS, "a/1")).contains(new Entry("a/1", 1, "e"));
        assertThat(store.get(Space.LEDGER, "l")).contains(new Entry("l", 1, "x"));
    }

    @Test
    void aConflictNamesSpaceAndKeyAndWritesNothing() {
        put("a", "1");
        put("b", "1");
        Batch outdated = batch().expect(SPACE, "a", 1)
                .expect(SPACE, "b", 7)
                .put(SPACE, "a", "2")
                .put(SPACE, "c", "1")
                .delete(SPACE, "b")
                .build();
        assertThat(store.commitNow(outdated)).isEqualTo(new Commit.Conflict(SPACE, "b"));
        assertThat(store.scan(SPACE, "", "~", 10)).containsExactly(new Entry("a", 1, "1"), new Entry("b", 1, "1"));
    }

    @Test
    void expectationsSeeWhatWasThereBeforeTheBatch() {
        put("a", "1");
        Batch both = batch().put(SPACE, "a", "2")
                .put(SPACE, "b", "1")
                .expect(SPACE, "a", 1)
                .expect(SPACE, "b", ABSENT)
                .build();
        assertThat(store.commitNow(both)).isEqualTo(new Commit.Done());
        assertThat(store.versionOf(SPACE, "a")).isEqualTo(2);
    }

    @Test
    void absentIsVersionZero() {
        assertThat(store.versionOf(SPACE, "a")).isEqualTo(ABSENT);
        Batch create = batch().expect(SPACE, "a", ABSENT).put(SPACE, "a", "1").build();
        assertThat(store.commitNow(create)).isEqualTo(new Commit.Done());
        assertThat(store.commitNow(create)).isEqualTo(new Commit.Conflict(SPACE, "a"));
    }

    @Test
    void spacesDoNotShareKeys() {
        put("a", "1");
        assertThat(store.get(Space.EVENTS, "a")).isEmpty();
    }

    @Test
    void versionsCountFromOneAndStartAgainAfterDeletion() {
        put("a", "1");
        put("a", "2");
        assertThat(store.versionOf(SPACE, "a")).isEqualTo(2);
        store.commitNow(batch().put(SPACE, "a", "3").put(SPACE, "a", "4").build());
        assertThat(store.get(SPACE, "a")).contains(new Entry("a", 4, "4"));
        store.commitNow(batch().delete(SPACE, "a").delete(SPACE, "never").build());
        assertThat(store.versionOf(SPACE, "a")).isEqualTo(ABSENT);
        put("a", "5");
        assertThat(store.versionOf(SPACE, "a")).isEqualTo(1);
    }

    @Test
    void putIfAbsentLeavesWhatIsThere() {
        put("a", "1");
        store.commitNow(batch().putIfAbsent(SPACE, "a", "2")
                .putIfAbsent(SPACE, "b", "2")
                .build());
        assertThat(store.scan(SPACE, "", "~", 10)).containsExactly(new Entry("a", 1, "1"), new Entry("b", 1, "2"));
    }

    @Test
    void anEmptyBatchIsDone() {
        assertThat(store.commitNow(batch().build())).isEqualTo(new Commit.Done());
        put("a", "1");
        assertThat(store.commitNow(batch().expect(SPACE, "a", 1).build())).isEqualTo(new Commit.Done());
        assertThat(store.commitNow(batch().expect(SPACE, "a", 2).build())).isEqualTo(new Commit.Conflict(SPACE, "a"));
    }

    @Test
    void whatHasNoKeyOrValueIsRefusedWhereItIsMade() {
        assertThatNullPointerException().isThrownBy(() -> batch().put(SPACE, "a", null));
        assertThatNullPointerException().isThrownBy(() -> batch().expect(SPACE, null, 1));
    }

    @Test
    void keysAndValuesAreAnyText() {
        List<String> keys = List.of("", "a/b//c", "게임서버/존-1", "😀", "with space\n\"", "k".repeat(10_000));
        keys.forEach(key -> put(key, "값 😀 " + key));
        keys.forEach(key -> assertThat(store.get(SPACE, key)).contains(new Entry(key, 1, "값 😀 " + key)));
        put("large", "v".repeat(1 << 20));
        assertThat(store.get(SPACE, "large").orElseThrow().value()).hasSize(1 << 20);
    }

    @Test
    void batchesOfOneThreadAreAppliedInItsOrder() {
        List<CompletionStage<Commit>> stages = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            stages.add(store.commit(
                    batch().expect(SPACE, "a", i).put(SPACE, "a", "" + i).build()));
        }
        assertThat(stages)
                .allSatisfy(
                        stage -> assertThat(stage.toCompletableFuture().join()).isEqualTo(new Commit.Done()));
        assertThat(store.get(SPACE, "a")).contains(new Entry("a", 500, "499"));
    }

    @Test
    void whatWasCommittedIsThereAfterReopening() {
        put("a", "1");
        put("a", "2");
        put("b", "1");
        store.commitNow(batch().delete(SPACE, "b").build());
        store = reopen(store);
        assertThat(store.get(SPACE, "a")).contains(new Entry("a", 2, "2"));
        assertThat(store.get(SPACE, "b")).isEqualTo(Optional.empty());
        assertThat(store.writable()).isTrue();
    }

    @Test
    void commitAfterCloseIsRefused() {
        store.close();
        assertThatThrownBy(() -> put("a", "1")).isInstanceOf(StoreUnavailable.class);
        assertThat(store.writable()).isFalse();
        store.close();
    }

    private void put(String key, String value) {
        store.commitNow(batch().put(SPACE, key, value).build());
    }
}
