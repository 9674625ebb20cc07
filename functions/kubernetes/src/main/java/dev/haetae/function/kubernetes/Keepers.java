package dev.haetae.function.kubernetes;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.AppsAPIGroupDSL;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What keeps a pod, by its {@code ownerReferences}: a call for each, under the time-out of whoever asks. It answers or
 * throws as its client does.
 */
public record Keepers(KubernetesClient client) {

    /**
     * From the nearest on: a ReplicaSet and its Deployment, a StatefulSet, a DaemonSet. They end before what is none of
     * Kubernetes' own, such as an Argo Rollout.
     */
    public List<HasMetadata> of(HasMetadata kept) {
        return nearest(kept)
                .flatMap(owner -> read(kept.getMetadata().getNamespace(), owner))
                .map(keeper ->
                        Stream.concat(Stream.of(keeper), of(keeper).stream()).toList())
                .orElse(List.of());
    }

    /** Its controller, whatever that is. */
    public static Optional<OwnerReference> nearest(HasMetadata kept) {
        return kept.getMetadata().getOwnerReferences().stream()
                .filter(owner -> Boolean.TRUE.equals(owner.getController()))
                .findFirst();
    }

    private Optional<HasMetadata> read(String namespace, OwnerReference owner) {
        AppsAPIGroupDSL apps = client.apps();
        String name = owner.getName();
        return Optional.ofNullable(
                switch (owner.getKind()) {
                    case "ReplicaSet" ->
                        apps.replicaSets().inNamespace(namespace).withName(name).get();
                    case "Deployment" ->
                        apps.deployments().inNamespace(namespace).withName(name).get();
                    case "StatefulSet" ->
                        apps.statefulSets()
                                .inNamespace(namespace)
                                .withName(name)
                                .get();
                    case "DaemonSet" ->
                        apps.daemonSets().inNamespace(namespace).withName(name).get();
                    default -> null;
                });
    }
}
