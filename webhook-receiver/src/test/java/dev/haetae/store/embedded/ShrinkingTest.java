package dev.haetae.store.embedded;

import static dev.haetae.store.Batch.batch;
import static dev.haetae.testkit.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.store.Batch;
import dev.haetae.store.Space;
import dev.haetae.store.Store;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After a burst the file becomes small again by itself, once nothing is to be written. */
class ShrinkingTest {

    private static final int COMMITS = 600;
    private static final int IN_A_COMMIT = 60;
    private static final String VALUE = "a delivery as it came ".repeat(30);

    @TempDir
    Path directory;

    private final Random random = new Random(7);
    private int number;

    @Test
    void aBurstIsForgottenWhenItIsQuiet() {
        try (Store store = EmbeddedStore.open(directory)) {
            for (int commit = 0; commit < COMMITS; commit++) {
                store.commitNow(some());
            }
            long burst = size();
            long live = store.copyTo(directory.resolve("copy.mv")).bytes();
            assertThat(burst).isGreaterThan(3 * live);
            await().until(() -> size() < 2 * live);
            assertThat(records(store)).isEqualTo(number);
        }
        try (Store store = EmbeddedStore.open(directory)) {
            assertThat(records(store)).isEqualTo(number);
        }
    }

    /** Of keys in no order, so that each commit touches pages everywhere. */
    private Batch some() {
        Batch.Builder batch = batch();
        for (int record = 0; record < IN_A_COMMIT; record++) {
            batch.put(Space.INBOX, "%016x-%d".formatted(random.nextLong(), number++), VALUE);
        }
        return batch.build();
    }

    private static int records(Store store) {
        return store.scan(Space.INBOX, "", "~", Integer.MAX_VALUE).size();
    }

    private long size() {
        try {
            return Files.size(directory.resolve(EmbeddedStore.FILE));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
