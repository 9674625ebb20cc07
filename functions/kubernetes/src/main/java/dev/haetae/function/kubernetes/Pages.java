package dev.haetae.function.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.ListOptions;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads a list page by page, so that of thousands of pods no more is held at once than what is kept of them. */
public final class Pages {

    static final long MOST = 500;

    private Pages() {}

    /**
     * What is kept of all of a list. The pages are of one moment, as the API server has it.
     *
     * @param page one call
     * @param keep of one item
     */
    public static <T extends HasMetadata, R> List<R> of(
            Function<ListOptions, ? extends KubernetesResourceList<T>> page, Function<T, Stream<R>> keep) {
        List<R> kept = new ArrayList<>();
        String next = null;
        do {
            KubernetesResourceList<T> read = page.apply(
                    new ListOptionsBuilder().withLimit(MOST).withContinue(next).build());
            read.getItems().stream().flatMap(keep).forEach(kept::add);
            next = read.getMetadata() == null ? null : read.getMetadata().getContinue();
        } while (next != null && !next.isEmpty());
        return List.copyOf(kept);
    }
}
