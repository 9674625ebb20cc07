package dev.haetae;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haetae.HaetaeConfig.Cluster.Kind;
import dev.haetae.store.Store;
import dev.haetae.store.StoreUnavailable;
import dev.haetae.store.embedded.EmbeddedStore;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Practice is never gone on with in earnest. */
class BelongingTest {

    private static final Belonging PRACTICE = new Belonging("production", Kind.SIMULATED);

    @TempDir
    Path directory;

    @Test
    void aStoreStaysWithItsCluster() {
        try (Store store = EmbeddedStore.open(directory)) {
            PRACTICE.claim(store);
            assertThatCode(() -> PRACTICE.claim(store)).doesNotThrowAnyException();
        }
    }

    @Test
    void practiceIsNotGoneOnWithInEarnest() {
        try (Store store = EmbeddedStore.open(directory)) {
            PRACTICE.claim(store);
            assertThatThrownBy(() -> new Belonging("production", Kind.REAL).claim(store))
                    .isInstanceOf(StoreUnavailable.class)
                    .hasMessageContaining("belongs to the simulated cluster 'production'")
                    .hasMessageContaining("HAETAE_DATA_DIR");
            assertThatThrownBy(() -> new Belonging("staging", Kind.SIMULATED).claim(store))
                    .isInstanceOf(StoreUnavailable.class);
        }
    }
}
