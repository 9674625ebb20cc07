package dev.haetae.store.embedded;

import static dev.haetae.store.Batch.batch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haetae.store.Space;
import dev.haetae.store.Store;
import dev.haetae.store.StoreUnavailable;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup takes the place of what is there only when it opens and nobody is at work there. */
class RestoreTest {

    private static final Instant NOW = Instant.parse("2026-11-20T03:00:00Z");

    @TempDir
    Path directory;

    private Path data;
    private Path backup;

    @BeforeEach
    void backUp() {
        data = directory.resolve("data");
        backup = directory.resolve("backup.mv");
        try (Store store = EmbeddedStore.open(data)) {
            put(store, "backed up");
            store.copyTo(backup);
            put(store, "later");
        }
    }

    private static void put(Store store, String value) {
        store.commitNow(batch().put(Space.INCIDENTS, "i", value).build());
    }

    private String found() {
        try (Store store = EmbeddedStore.open(data)) {
            return store.get(Space.INCIDENTS, "i").orElseThrow().value();
        }
    }

    private Path file() {
        return data.resolve(EmbeddedStore.FILE);
    }

    @Test
    void theBackupIsThereAndWhatWasThereIsKeptAside() throws Exception {
        byte[] before = Files.readAllBytes(file());
        Restore.Restored restored = Restore.restore(backup, data, NOW);
        assertThat(restored.incidents()).isOne();
        assertThat(restored.aside().orElseThrow())
                .hasFileName("haetae.mv.before-20261120-030000")
                .hasBinaryContent(before);
        assertThat(found()).isEqualTo("backed up");
        assertThat(backup).exists();
    }

    @Test
    void anEmptyDirectoryIsFilled() throws Exception {
        Path empty = directory.resolve("another");
        assertThat(Restore.restore(backup, empty, NOW).aside()).isEmpty();
        data = empty;
        assertThat(found()).isEqualTo("backed up");
    }

    @Test
    void aReceiverAtWorkIsNotRobbedOfItsFile() {
        try (Store atWork = EmbeddedStore.open(data)) {
            assertThatThrownBy(() -> Restore.restore(backup, data, NOW))
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessageContainingAll("in use", "stop the other one");
            put(atWork, "still at work");
        }
        assertThat(found()).isEqualTo("still at work");
        assertThat(data).isDirectoryNotContaining(path -> path.toString().endsWith(".restoring"));
    }

    @Test
    void aBackupThatDoesNotOpenChangesNothing() throws Exception {
        Files.writeString(backup, "not a backup\n".repeat(2_000));
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        assertThat(Restore.run(new String[] {backup.toString(), data.toString()}, out, out))
                .isOne();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("Nothing was changed.", "damaged");
        assertThat(found()).isEqualTo("later");
    }

    @Test
    void whatIsDamagedCanBeReplaced() throws Exception {
        Files.writeString(file(), "damaged\n".repeat(2_000));
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        assertThat(Restore.run(new String[] {backup.toString(), data.toString()}, out, out))
                .isZero();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("it opens, with 1 incidents", "haetae.mv.before-");
        assertThat(found()).isEqualTo("backed up");
    }

    @Test
    void whatIsNotThereIsSaid() {
        assertThatThrownBy(() -> Restore.restore(directory.resolve("none"), data, NOW))
                .hasMessageContaining("There is no backup");
        assertThat(found()).isEqualTo("later");
    }
}
