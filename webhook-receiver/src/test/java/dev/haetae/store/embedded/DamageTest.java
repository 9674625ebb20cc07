package dev.haetae.store.embedded;

import static dev.haetae.store.Batch.batch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haetae.store.Entry;
import dev.haetae.store.Space;
import dev.haetae.store.Store;
import dev.haetae.store.StoreUnavailable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A damaged file is refused with what to do, or shown as it was at its last commit; it is never just empty. */
class DamageTest {

    private static final int COMMITS = 100;

    @TempDir
    Path directory;

    private Path file;

    @BeforeEach
    void writeAndClose() {
        file = directory.resolve(EmbeddedStore.FILE);
        Store store = EmbeddedStore.open(directory);
        write(store);
        store.close();
    }

    private static void write(Store store) {
        for (int i = 0; i < COMMITS; i++) {
            store.commitNow(batch().put(Space.INBOX, "%04d".formatted(i), "v".repeat(200))
                    .put(Space.LEDGER, "last", "" + i)
                    .build());
        }
    }

    @Test
    void garbageIsRefused() throws Exception {
        overwrite(0, Files.size(file));
        assertRefused();
    }

    @Test
    void somebodyElsesFileIsRefusedAndLeftAlone() throws Exception {
        Files.writeString(file, "not a store\n".repeat(2_000), StandardCharsets.UTF_8);
        byte[] before = Files.readAllBytes(file);
        assertRefused();
        assertThat(file).hasBinaryContent(before);
    }

    @Test
    void lostRecordsBehindAHealthyHeaderAreRefused() throws Exception {
        overwrite(8_192, Files.size(file) - 8_192);
        assertRefused();
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 100, 4_096, 8_192, 12_288})
    void aStumpIsRefused(long length) throws Exception {
        truncate(length);
        assertRefused();
    }

    @ParameterizedTest
    @ValueSource(ints = {25, 50, 75, 99})
    void aFileCutShortIsRefused(int percent) throws Exception {
        truncate(Files.size(file) * percent / 100);
        assertRefused();
    }

    @Test
    void oneLostHeaderIsMadeGood() throws Exception {
        overwrite(0, 4_096);
        assertAllThere();
    }

    /** As a power failure leaves it: the last commit was not acknowledged, all before were. */
    @Test
    void aTornTailLosesAtMostTheLastCommit() throws Exception {
        Path copy = crashedCopy();
        try (RandomAccessFile torn =
                new RandomAccessFile(copy.resolve(EmbeddedStore.FILE).toFile(), "rw")) {
            garble(torn, torn.length() - 4_096, 4_096);
        }
        try (Store store = EmbeddedStore.open(copy)) {
            int last = Integer.parseInt(
                    store.get(Space.LEDGER, "last").orElseThrow().value());
            assertThat(last).isGreaterThanOrEqualTo(COMMITS - 2);
            assertThat(store.scan(Space.INBOX, "", "~", COMMITS)).hasSize(last + 1);
        } catch (StoreUnavailable refused) {
            assertThat(refused).hasMessageContaining("backup");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void garbageSomewhereIsNeverSilence(int seed) throws Exception {
        long blocks = Files.size(file) / 4_096;
        overwrite(4_096 * (2 + new Random(seed).nextLong(blocks - 2)), 4_096);
        try (Store store = EmbeddedStore.open(directory)) {
            List<Entry> read = store.scan(Space.INBOX, "", "~", Integer.MAX_VALUE);
            assertThat(read).hasSize(COMMITS);
        } catch (StoreUnavailable refused) {
            assertThat(refused).hasMessageContaining(directory.toRealPath().toString());
        }
    }

    private Path crashedCopy() throws IOException {
        Path copy = Files.createDirectory(directory.resolve("copy"));
        Path origin = Files.createDirectory(directory.resolve("origin"));
        try (Store store = EmbeddedStore.open(origin)) {
            write(store);
            Files.copy(origin.resolve(EmbeddedStore.FILE), copy.resolve(EmbeddedStore.FILE));
        }
        return copy;
    }

    private void assertRefused() {
        assertThatThrownBy(() -> EmbeddedStore.open(directory).close())
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContainingAll(EmbeddedStore.FILE, "backup", "start empty");
    }

    private void assertAllThere() {
        try (Store store = EmbeddedStore.open(directory)) {
            assertThat(store.scan(Space.INBOX, "", "~", Integer.MAX_VALUE)).hasSize(COMMITS);
        }
    }

    private void truncate(long length) throws IOException {
        try (RandomAccessFile cut = new RandomAccessFile(file.toFile(), "rw")) {
            cut.setLength(length);
        }
    }

    private void overwrite(long from, long length) throws IOException {
        try (RandomAccessFile garbled = new RandomAccessFile(file.toFile(), "rw")) {
            garble(garbled, from, length);
        }
    }

    private static void garble(RandomAccessFile target, long from, long length) throws IOException {
        byte[] garbage = new byte[Math.toIntExact(length)];
        new Random(42).nextBytes(garbage);
        target.seek(from);
        target.write(garbage);
    }
}
