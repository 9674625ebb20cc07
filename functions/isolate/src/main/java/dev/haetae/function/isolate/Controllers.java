package dev.haetae.function.isolate;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What keeps pods as many as they should be. Pure. */
final class Controllers {

    /**
     * What keeps one pod.
     *
     * @param labels by which it knows its pods: without one of them it lets it go, and makes another
     * @param wanted how many it is to have; 0 where that cannot be told
     */
    record Controller(Set<String> labels, int wanted) {

        /** None, or one that knows its pods by something else. */
        static final Controller UNKNOWN = new Controller(Set.of(), 0);

        static Controller of(LabelSelector selector, Integer wanted) {
            return new Controller(keys(selector).collect(Collectors.toUnmodifiableSet()), wanted == null ? 0 : wanted);
        }
    }

    private Controllers() {}

    /** @param keepers of the pod, from the nearest on */
    static Controller of(List<HasMetadata> keepers) {
        return keepers.isEmpty() ? Controller.UNKNOWN : of(keepers.getFirst());
    }

    private static Controller of(HasMetadata keeper) {
        return switch (keeper) {
            case ReplicaSet it ->
                Controller.of(it.getSpec().getSelector(), it.getSpec().getReplicas());
            case StatefulSet it ->
                Controller.of(it.getSpec().getSelector(), it.getSpec().getReplicas());
            case DaemonSet it ->
                Controller.of(
                        it.getSpec().getSelector(),
                        it.getStatus() == null ? null : it.getStatus().getDesiredNumberScheduled());
            default -> Controller.UNKNOWN;
        };
    }

    static Stream<String> keys(LabelSelector selector) {
        Map<String, String> labels =
                Optional.ofNullable(selector.getMatchLabels()).orElse(Map.of());
        List<LabelSelectorRequirement> others =
                Optional.ofNullable(selector.getMatchExpressions()).orElse(List.of());
        return Stream.concat(labels.keySet().stream(), others.stream().map(LabelSelectorRequirement::getKey));
    }
}
