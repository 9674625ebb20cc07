package dev.haetae.function.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodList;
import io.fabric8.kubernetes.api.model.PodListBuilder;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class CensusTest {

    @Test
    void theServersOwnCountIsTaken() {
        assertThat(Census.counted(_ -> page(1, "more", 41L))).isEqualTo(42);
    }

    @Test
    void whereItGivesNoneTheyAreCounted() {
        assertThat(Census.counted(CensusTest::pages)).isEqualTo(3);
        assertThat(Census.counted(_ -> page(7, null, null))).isEqualTo(7);
    }

    private static PodList pages(ListOptions asked) {
        return asked.getContinue() == null ? page(asked.getLimit() == 1 ? 1 : 2, "more", null) : page(1, null, null);
    }

    private static PodList page(int pods, String next, Long remaining) {
        return new PodListBuilder()
                .withItems(Collections.nCopies(pods, new Pod()))
                .withNewMetadata()
                .withContinue(next)
                .withRemainingItemCount(remaining)
                .endMetadata()
                .build();
    }
}
