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

/** By which labels the controller of a pod knows it: without one of them it lets it go, and makes another. */
final class Controllers {

    private final KubernetesClient client;

    Controllers(KubernetesClient client) {
        this.client = client;
    }

    /** Empty where it has no controller, or one that knows its pods by something else. */
    Set<String> labels(Pod pod) {
        return pod.getMetadata().getOwnerReferences().stream()
                .filter(owner -> Boolean.TRUE.equals(owner.getController()))
                .flatMap(owner -> selector(pod.getMetadata().getNamespace(), owner).stream())
                .flatMap(Controllers::keys)
                .collect(Collectors.toUnmodifiableSet());
    }

    static Stream<String> keys(LabelSelector selector) {
        Map<String, String> labels =
                Optional.ofNullable(selector.getMatchLabels()).orElse(Map.of());
        List<LabelSelectorRequirement> others =
                Optional.ofNullable(selector.getMatchExpressions()).orElse(List.of());
        return Stream.concat(labels.keySet().stream(), others.stream().map(LabelSelectorRequirement::getKey));
    }

    private Optional<LabelSelector> selector(String namespace, OwnerReference owner) {
        AppsAPIGroupDSL apps = client.apps();
        return switch (owner.getKind()) {
            case "ReplicaSet" ->
                found(apps.replicaSets(), namespace, owner)
                        .map(it -> it.getSpec().getSelector());
            case "StatefulSet" ->
                found(apps.statefulSets(), namespace, owner)
                        .map(it -> it.getSpec().getSelector());
            case "DaemonSet" ->
                found(apps.daemonSets(), namespace, owner)
                        .map(it -> it.getSpec().getSelector());
            default -> Optional.empty();
        };
    }

    private static <T> Optional<T> found(
            MixedOperation<T, ?, ? extends Resource<T>> all, String namespace, OwnerReference owner) {
        return Optional.ofNullable(
                all.inNamespace(namespace).withName(owner.getName()).get());
    }
}
