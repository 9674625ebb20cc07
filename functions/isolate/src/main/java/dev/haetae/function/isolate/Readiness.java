package dev.haetae.function.isolate;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodStatus;
import java.util.List;
import java.util.Optional;

/** Who answers, as its conditions say. */
final class Readiness {

    private static final String READY = "Ready";
    private static final String YES = "True";

    private Readiness() {}

    static boolean of(Pod pod) {
        return Optional.ofNullable(pod.getStatus()).map(PodStatus::getConditions).orElse(List.of()).stream()
                .anyMatch(condition -> READY.equals(condition.getType()) && YES.equals(condition.getStatus()));
    }

    static boolean of(Node node) {
        return Optional.ofNullable(node.getStatus()).map(NodeStatus::getConditions).orElse(List.of()).stream()
                .anyMatch(condition -> READY.equals(condition.getType()) && YES.equals(condition.getStatus()));
    }
}
