package dev.haetae.function.restart;

import dev.haetae.function.kubernetes.Keepers;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import java.util.List;

/** Finds out who serves together with a pod, by what keeps it. Pure. */
final class Groups {

    private static final String GAME_SERVER = "GameServer";

    private Groups() {}

    /**
     * Of a pod whose keeper is none of Kubernetes' own nobody knows.
     *
     * @param keepers from the nearest on
     */
    static Group of(Pod pod, List<HasMetadata> keepers) {
        boolean alone = Keepers.nearest(pod)
                .filter(owner -> GAME_SERVER.equals(owner.getKind()))
                .isPresent();
        if (alone) {
            return Group.ALONE;
        }
        return keepers.isEmpty() ? Group.UNKNOWN : counted(keepers.getLast());
    }

    /**
     * A Deployment has the pods of all its ReplicaSets together. Where what keeps a ReplicaSet is none of Kubernetes' own,
     * such as an Argo Rollout, its own count has to do.
     */
    private static Group counted(HasMetadata keeper) {
        return switch (keeper) {
            case ReplicaSet it ->
                Group.counted(
                        it.getSpec().getReplicas(),
                        it.getStatus() == null ? null : it.getStatus().getReadyReplicas());
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
}
