package dev.haetae.function.restart;

import dev.haetae.contract.Custody;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.State;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.util.List;
import java.util.Optional;

/** Turns what the Kubernetes API returns of a pod into what the verb cares about. */
final class PodReading {

    /** Agones' label on the pods of its game servers, with the game server's name. */
    static final String GAME_SERVER = "agones.dev/gameserver";

    private static final List<String> FREE = List.of("Ready", "Unhealthy", "Error", "Shutdown");

    private PodReading() {}

    /** The game server whose pod it is. */
    static Optional<String> gameServer(Pod pod) {
        return Optional.ofNullable(pod.getMetadata().getLabels()).map(labels -> labels.get(GAME_SERVER));
    }

    /** Players may be on it unless Agones says that there are none. */
    static boolean isAllocated(GenericKubernetesResource gameServer) {
        Object state = gameServer == null ? null : gameServer.get("status", "state");
        return !FREE.contains(String.valueOf(state));
    }

    static Candidate pod(Pod pod, boolean allocated, Group group) {
        ObjectMeta meta = pod.getMetadata();
        boolean gone = meta.getDeletionTimestamp() != null;
        State state = new State.Pod(meta.getUid(), gone, isReady(pod), allocated, group.wanted(), group.away());
        return new Candidate(
                state, meta.getResourceVersion(), Optional.empty(), obstacle(meta, allocated), 1, Custody.NOBODY);
    }

    private static Optional<Obstacle> obstacle(ObjectMeta meta, boolean allocated) {
        if (allocated) {
            return Optional.of(new Obstacle(
                    Refusal.BUSY, "players may be on %s: its game server is allocated".formatted(meta.getName())));
        }
        boolean orphan =
                meta.getOwnerReferences().stream().noneMatch(owner -> Boolean.TRUE.equals(owner.getController()));
        return orphan
                ? Optional.of(new Obstacle(
                        Refusal.UNSUPPORTED,
                        "nothing would make %s again: no workload has it".formatted(meta.getName())))
                : Optional.empty();
    }

    private static boolean isReady(Pod pod) {
        return Optional.ofNullable(pod.getStatus()).map(PodStatus::getConditions).orElse(List.of()).stream()
                .anyMatch(condition -> "Ready".equals(condition.getType()) && "True".equals(condition.getStatus()));
    }
}
