package dev.haetae.store.embedded;

import static dev.haetae.store.Batch.batch;
import static dev.haetae.testkit.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haetae.store.Commit;
import dev.haetae.store.Space;
import dev.haetae.store.Store;
import dev.haetae.store.StoreUnavailable;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that takes no writes: what was acknowledged stays, the rest is refused until it takes them again. */
class DiskTroubleTest {

    private static final String BULK = "b".repeat(100_000);

    @TempDir
    Path directory;

    @Test
    void aFullDiskRefusesKeepsWhatItHasAndRecoversByItself() throws Exception {
        try (Tmpfs disk = Tmpfs.mount(directory, "4m")) {
            Store store = EmbeddedStore.open(directory);
            int acknowledged = writeUntilRefused(store);
            assertThat(acknowledged).isGreaterThan(5);
            assertThat(store.writable()).isFalse();
            assertThatThrownBy(() -> write(store, 999)).isInstanceOf(StoreUnavailable.class);
            assertThat(store.scan(Space.INBOX, "", "~", 1_000)).hasSize(acknowledged);

            disk.remount("size=64m");
            await().until(store::writable);
            write(store, acknowledged);
            store.close();
            try (Store again = EmbeddedStore.open(directory)) {
                assertThat(again.scan(Space.INBOX, "", "~", 1_000)).hasSize(acknowledged + 1);
                assertThat(again.versionOf(Space.LEDGER, "last")).isEqualTo(acknowledged + 1);
            }
        }
    }

    @Test
    void aFullDiskIsNoReasonNotToOpenWhatIsThere() throws Exception {
        try (Tmpfs disk = Tmpfs.mount(directory, "4m")) {
            Store store = EmbeddedStore.open(disk.at());
            int acknowledged = writeUntilRefused(store);
            store.close();
            try (Store again = EmbeddedStore.open(directory)) {
                assertThat(again.scan(Space.INBOX, "", "~", 1_000)).hasSize(acknowledged);
            }
        }
    }

    /** The first write after space came back is taken; it need not wait until the store has noticed. */
    @Test
    void theNextCommitMayBeTheOneThatFindsSpace() throws Exception {
        try (Tmpfs disk = Tmpfs.mount(directory, "4m");
                Store store = EmbeddedStore.open(directory)) {
            int acknowledged = writeUntilRefused(store);
            disk.remount("size=64m");
            write(store, acknowledged);
            assertThat(store.writable()).isTrue();
        }
    }

    @Test
    void aReadOnlyDiskIsRefusedAndSaysWhatToDo() throws Exception {
        try (Tmpfs disk = Tmpfs.mount(directory, "4m")) {
            EmbeddedStore.open(directory).close();
            disk.remount("ro");
            assertThatThrownBy(() -> EmbeddedStore.open(directory))
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessageContainingAll("cannot be written", "HAETAE_DATA_DIR");
            assertThatThrownBy(() -> EmbeddedStore.open(directory.resolve("new")))
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessageContainingAll("Cannot create", "writable", "HAETAE_DATA_DIR");
        }
    }

    @Test
    void aFileInPlaceOfTheDirectoryIsRefused() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        assertThatThrownBy(() -> EmbeddedStore.open(file))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("HAETAE_DATA_DIR");
    }

    @Test
    void aDirectoryInPlaceOfTheFileIsRefused() throws Exception {
        Files.createDirectory(directory.resolve(EmbeddedStore.FILE));
        assertThatThrownBy(() -> EmbeddedStore.open(directory)).isInstanceOf(StoreUnavailable.class);
    }

    /** After a failed fsync the file reads as if all were there, and may never reach the disk. */
    @Test
    void whatCouldNotBeSyncedIsForgotten() throws Exception {
        Path fault = directory.resolve("fault");
        Path data = directory.resolve("data");
        Child child = Child.withFault(data, fault);
        assertThat(child.output().lines())
                .containsExactly("before: written", "during: refused", "absent", "after: written", "writable");
        try (Store store = EmbeddedStore.open(data)) {
            assertThat(store.get(Space.LEDGER, "before")).isPresent();
            assertThat(store.get(Space.LEDGER, "during")).isEmpty();
            assertThat(store.get(Space.LEDGER, "after")).isPresent();
        }
    }

    private static int writeUntilRefused(Store store) {
        int acknowledged = 0;
        try {
            while (acknowledged < 1_000) {
                write(store, acknowledged);
                acknowledged++;
            }
        } catch (StoreUnavailable full) {
            assertThat(full).hasMessageContaining("cannot write");
        }
        return acknowledged;
    }

    private static void write(Store store, int number) {
        assertThat(store.commitNow(batch().put(Space.INBOX, "%04d".formatted(number), BULK)
                        .put(Space.LEDGER, "last", "" + number)
                        .build()))
                .isEqualTo(new Commit.Done());
    }
}
