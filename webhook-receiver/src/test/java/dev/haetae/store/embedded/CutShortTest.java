package dev.haetae.store.embedded;

import static dev.haetae.store.Batch.batch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haetae.store.Space;
import dev.haetae.store.Store;
import dev.haetae.store.StoreUnavailable;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy that was cut short is refused by whoever opens it, and goes when the next one is made. */
class CutShortTest {

    @TempDir
    Path directory;

    private Path begun() {
        Path part = CutShort.named(directory.resolve("half.mv"));
        DataFile copy = Opening.begin(part);
        copy.begin();
        copy.take(Space.INCIDENTS, "i", Versioned.bytes(1, "1"));
        copy.makeDurable();
        copy.abandon();
        return part;
    }

    @Test
    void itDoesNotOpenUnderAnyName() throws Exception {
        Path renamed = Files.move(begun(), directory.resolve(EmbeddedStore.FILE));
        assertThatThrownBy(() -> EmbeddedStore.open(directory))
                .isInstanceOf(StoreUnavailable.class)
                .hasMessageContaining("a backup that was cut short");
        assertThat(renamed).exists();
    }

    @Test
    void itGoesWhenTheNextOneIsMade() {
        Path part = begun();
        try (Store store = EmbeddedStore.open(directory.resolve("data"))) {
            store.commitNow(batch().put(Space.INCIDENTS, "i", "1").build());
            Path whole = store.copyTo(directory.resolve("whole.mv")).file();
            assertThat(part).doesNotExist();
            assertThat(whole).exists();
        }
    }

    @Test
    void whatAnotherReceiverIsWritingStays() {
        Path part = CutShort.named(directory.resolve("others.mv"));
        try (DataFile others = Opening.begin(part)) {
            others.begin();
            CutShort.removeAll(directory);
            assertThat(part).exists();
        }
    }
}
