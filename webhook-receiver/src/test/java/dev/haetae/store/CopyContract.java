package dev.haetae.store;

import static dev.haetae.store.Batch.batch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haetae.store.embedded.EmbeddedStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a store that keeps its records promises beyond {@link StoreContract}: copies of them. */
public abstract class CopyContract extends StoreContract {

    /** What an embedded store opens in its directory. */
    private static final String FILE = "haetae.mv";

    @TempDir
    Path copies;

    @Test
    void aCopyHasEveryRecordWithItsVersion() {
        store.commitNow(batch().put(Space.EVENTS, "i/1", "하나")
                .put(Space.LEDGER, "a", "1")
                .put(Space.LEDGER, "a", "2")
                .put(Space.INBOX, "gone", "x")
                .build());
        store.commitNow(batch().delete(Space.INBOX, "gone").build());
        Copied copied = store.copyTo(copies.resolve(FILE));
        assertThat(copied.bytes()).isPositive();
        assertThat(copied.total()).isEqualTo(2);
        assertThat(copied.records())
                .hasSameSizeAs(Space.values())
                .containsEntry(Space.EVENTS, 1L)
                .containsEntry(Space.INBOX, 0L);
        try (Store copy = EmbeddedStore.open(copies)) {
            assertThat(copy.get(Space.LEDGER, "a")).contains(new Entry("a", 2, "2"));
            assertThat(copy.get(Space.EVENTS, "i/1")).contains(new Entry("i/1", 1, "하나"));
        }
    }

    @Test
    void whatIsWrittenLaterIsNotInTheCopyAndGoesOn() {
        store.commitNow(batch().put(Space.LEDGER, "a", "1").build());
        store.copyTo(copies.resolve(FILE));
        store.commitNow(batch().put(Space.LEDGER, "a", "2").build());
        try (Store copy = EmbeddedStore.open(copies)) {
            assertThat(copy.get(Space.LEDGER, "a")).contains(new Entry("a", 1, "1"));
        }
        assertThat(store.versionOf(Space.LEDGER, "a")).isEqualTo(2);
    }

    @Test
    void aCopyMadeWhileOthersWriteHasWholeBatchesInTheirOrder() throws Exception {
        AtomicBoolean enough = new AtomicBoolean();
        AtomicInteger written = new AtomicInteger();
        Thread writer = Thread.ofVirtual().start(() -> write(enough, written));
        for (int turn = 0; turn < 5; turn++) {
            int before = written.get();
            Path directory = copies.resolve("turn-" + turn);
            store.copyTo(directory.resolve(FILE));
            assertIsPrefix(directory, before);
        }
        enough.set(true);
        writer.join();
        assertThat(written).hasPositiveValue();
        assertThat(store.scan(Space.INBOX, "", "~", Integer.MAX_VALUE)).hasSize(written.get());
    }

    private void write(AtomicBoolean enough, AtomicInteger written) {
        CompletableFuture<Commit> last = CompletableFuture.completedFuture(new Commit.Done());
        for (int i = 1; !enough.get() || i < 100; i++) {
            last = store.commit(batch().put(Space.INBOX, "%08d".formatted(i), "v".repeat(500))
                            .put(Space.EVENTS, "%08d".formatted(i), "e")
                            .put(Space.LEDGER, "last", "" + i)
                            .build())
                    .toCompletableFuture();
            if (i % 10 == 0) {
                last.join();
                written.set(i);
            }
        }
        last.join();
        written.set(
                Integer.parseInt(store.get(Space.LEDGER, "last").orElseThrow().value()));
    }

    private static void assertIsPrefix(Path directory, int atLeast) {
        try (Store copy = EmbeddedStore.open(directory)) {
            int last = copy.get(Space.LEDGER, "last")
                    .map(entry -> Integer.parseInt(entry.value()))
                    .orElse(0);
            assertThat(last).isGreaterThanOrEqualTo(atLeast);
            assertThat(copy.versionOf(Space.LEDGER, "last")).isEqualTo(last);
            for (Space space : List.of(Space.INBOX, Space.EVENTS)) {
                List<Entry> all = copy.scan(space, "", "~", Integer.MAX_VALUE);
                assertThat(all).hasSize(last);
                assertThat(all.isEmpty() ? 0 : Integer.parseInt(all.getLast().key()))
                        .isEqualTo(last);
            }
        }
    }

    @Test
    void aCopyNeverTakesAnothersPlace() throws Exception {
        Path file = copies.resolve(FILE);
        Files.writeString(file, "somebody's");
        assertThatThrownBy(() -> store.copyTo(file)).isInstanceOf(StoreUnavailable.class);
        assertThat(file).hasContent("somebody's");
    }

    @Test
    void aCopyThatCannotBeWrittenLeavesNothingBehind() throws Exception {
        Path inTheWay = Files.writeString(copies.resolve("file"), "no directory");
        assertThatThrownBy(() -> store.copyTo(inTheWay.resolve(FILE))).isInstanceOf(StoreUnavailable.class);
        assertThat(copies).isDirectoryNotContaining(path -> !path.equals(inTheWay));
        assertThat(store.writable()).isTrue();
    }

    @Test
    void aStoreThatIsClosedIsNotCopied() {
        store.close();
        assertThatThrownBy(() -> store.copyTo(copies.resolve(FILE))).isInstanceOf(StoreUnavailable.class);
        assertThat(copies).isEmptyDirectory();
    }
}
