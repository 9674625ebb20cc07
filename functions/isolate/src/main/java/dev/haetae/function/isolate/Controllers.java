package dev.haetae.function.isolate;

import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.LabelSelectorRequirement;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.AppsAPIGroupDSL;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What keeps pods as many as they should be. */
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

    private final KubernetesClient client;

    Controllers(KubernetesClient client) {
        this.client = client;
    }

    Controller of(Pod pod) {
        return pod.getMetadata().getOwnerReferences().stream()
                .filter(owner -> Boolean.TRUE.equals(owner.getController()))
                .flatMap(owner -> controller(pod.getMetadata().getNamespace(), owner).stream())
                .findFirst()
                .orElse(Controller.UNKNOWN);
    }

    static Stream<String> keys(LabelSelector selector) {
        Map<String, String> labels =
                Optional.ofNullable(selector.getMatchLabels()).orElse(Map.of());
        List<LabelSelectorRequirement> others =
                Optional.ofNullable(selector.getMatchExpressions()).orElse(List.of());
        return Stream.concat(labels.keySet().stream(), others.stream().map(LabelSelectorRequirement::getKey));
    }

    private Optional<Controller> controller(String namespace, OwnerReference owner) {
        AppsAPIGroupDSL apps = client.apps();
        return switch (owner.getKind()) {
            case "ReplicaSet" ->
                found(apps.replicaSets(), namespace, owner)
                        .map(it -> Controller.of(
                                it.getSpec().getSelector(), it.getSpec().getReplicas()));
            case "StatefulSet" ->
                found(apps.statefulSets(), namespace, owner)
                        .map(it -> Controller.of(
                                it.getSpec().getSelector(), it.getSpec().getReplicas()));
            case "DaemonSet" ->
                found(apps.daemonSets(), namespace, owner)
                        .map(it -> Controller.of(
                                it.getSpec().getSelector(),
                                it.getStatus() == null ? null : it.getStatus().getDesiredNumberScheduled()));
            default -> Optional.empty();
        };
    }

    private static <T> Optional<T> found(
            MixedOperation<T, ?, ? extends Resource<T>> all, String namespace, OwnerReference owner) {
        return Optional.ofNullable(
                all.inNamespace(namespace).withName(owner.getName()).get());
    }
}
