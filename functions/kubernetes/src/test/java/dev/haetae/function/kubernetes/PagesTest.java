package dev.haetae.function.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodList;
import io.fabric8.kubernetes.api.model.PodListBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PagesTest {

    private final List<ListOptions> asked = new ArrayList<>();

    @Test
    void goesOnUntilNothingIsLeft() {
        assertThat(Pages.of(this::page, pod -> Stream.of(pod.getMetadata().getName())))
                .containsExactly("a", "b", "c");
        assertThat(asked).extracting(ListOptions::getContinue).containsExactly(null, "b", "c");
        assertThat(asked).extracting(ListOptions::getLimit).containsOnly(Pages.MOST);
    }

    @Test
    void keepsNoMoreThanIsAskedFor() {
        assertThat(Pages.of(this::page, _ -> Stream.empty())).isEmpty();
    }

    @Test
    void oneAnswerMayBeAll() {
        assertThat(Pages.of(
                        _ -> new PodListBuilder()
                                .withNewMetadata()
                                .withContinue("")
                                .endMetadata()
                                .build(),
                        Stream::of))
                .isEmpty();
        assertThat(Pages.of(_ -> new PodList(), Stream::of)).isEmpty();
    }

    /** A page of one pod, named by where it begins. */
    private PodList page(ListOptions options) {
        asked.add(options);
        String name = options.getContinue() == null ? "a" : options.getContinue();
        String next = name.equals("c") ? "" : Character.toString(name.charAt(0) + 1);
        return new PodListBuilder()
                .withNewMetadata()
                .withContinue(next)
                .endMetadata()
                .withItems(new PodBuilder()
                        .withNewMetadata()
                        .withName(name)
                        .endMetadata()
                        .build())
                .build();
    }
}
