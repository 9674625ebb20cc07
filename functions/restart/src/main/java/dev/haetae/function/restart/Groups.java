package dev.haetae.function.restart;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.AppsAPIGroupDSL;
import java.util.Optional;

/** Finds out who serves together with a pod, by what keeps it. */
final class Groups {

    private static final String GAME_SERVER = "GameServer";

    private final KubernetesClient client;

    Groups(KubernetesClient client) {
        this.client = client;
    }

    /** Of one whose keeper is none of Kubernetes' own nobody knows. */
    Group of(HasMetadata kept) {
        return keeper(kept).map(owner -> of(kept, owner)).orElse(Group.UNKNOWN);
    }

    private Group of(HasMetadata kept, OwnerReference owner) {
        if (GAME_SERVER.equals(owner.getKind())) {
            return Group.ALONE;
        }
        return read(kept.getMetadata().getNamespace(), owner).map(this::counted).orElse(Group.UNKNOWN);
    }

    /** A Deployment has the pods of all its ReplicaSets together. */
    private Group counted(HasMetadata keeper) {
        return switch (keeper) {
            case ReplicaSet it when keeper(it).isPresent() -> ofRollout(it);
            case ReplicaSet it -> alone(it);
            case Deployment it ->
                Group.counted(
                        it.getSpec().getReplicas(),
                        it.getStatus() == null ? null : it.getStatus().getReadyReplicas());
            case StatefulSet it ->
                Group.counted(
                        it.getSpec().getReplicas(),
                        it.getStatus() == null ? null : it.getStatus().getReadyReplicas());
            case DaemonSet it
            when it.getStatus() != null ->
                Group.counted(
                        it.getStatus().getDesiredNumberScheduled(),
                        it.getStatus().getNumberReady());
            default -> Group.UNKNOWN;
        };
    }

    /** Where what keeps the ReplicaSet is none of Kubernetes' own, such as an Argo Rollout, its own count has to do. */
    private Group ofRollout(ReplicaSet it) {
        Group all = of(it);
        return all.equals(Group.UNKNOWN) ? alone(it) : all;
    }

    private static Group alone(ReplicaSet it) {
        return Group.counted(
                it.getSpec().getReplicas(),
                it.getStatus() == null ? null : it.getStatus().getReadyReplicas());
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

    private static Optional<OwnerReference> keeper(HasMetadata kept) {
        return kept.getMetadata().getOwnerReferences().stream()
                .filter(owner -> Boolean.TRUE.equals(owner.getController()))
                .findFirst();
    }
}
