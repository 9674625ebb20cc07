package dev.haetae.simulator.controller;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.simulator.store.ObjectMeta;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Gives new Pods a node: the one with the fewest, of those that are ready and not cordoned. */
record Placement(Cluster cluster) {

    void place(ObjectNode pod) {
        freestNode().ifPresent(node -> place(pod, ObjectMeta.name(node)));
    }

    private void place(ObjectNode pod, String node) {
        cluster.change("pods", pod, it -> {
            it.withObject("/spec").put("nodeName", node);
            PodStatus.becomePlaced(it, cluster.now());
        });
        cluster.tell(
                "pods",
                pod,
                "Scheduled",
                "Successfully assigned %s/%s to %s".formatted(ObjectMeta.namespace(pod), ObjectMeta.name(pod), node));
    }

    private Optional<ObjectNode> freestNode() {
        Map<String, Long> load = cluster.all("pods").stream()
                .collect(Collectors.groupingBy(
                        it -> it.path("spec").path("nodeName").asText(), Collectors.counting()));
        return cluster.all("nodes").stream()
                .filter(Placement::takesPods)
                .min(Comparator.comparingLong(it -> load.getOrDefault(ObjectMeta.name(it), 0L)));
    }

    /** A node that says nothing of itself is taken for ready. */
    private static boolean takesPods(ObjectNode node) {
        boolean cordoned = node.path("spec").path("unschedulable").asBoolean();
        return !cordoned && (Conditions.find(node, "Ready").isEmpty() || Conditions.isTrue(node, "Ready"));
    }
}
