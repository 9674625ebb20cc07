package dev.haetae.simulator.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.simulator.store.ObjectMeta;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Places new Pods on a node, starts them, and after a while calls them ready. */
final class PodLifecycle implements Reconciler {

    private final Cluster cluster;
    private final Readiness readiness;
    private final Map<String, Instant> startedAt = new HashMap<>();

    PodLifecycle(Cluster cluster, Readiness readiness) {
        this.cluster = cluster;
        this.readiness = readiness;
    }

    @Override
    public void step() {
        List<ObjectNode> pods = cluster.all("pods");
        startedAt.keySet().retainAll(pods.stream().map(ObjectMeta::uid).collect(Collectors.toSet()));
        pods.forEach(this::step);
    }

    private void step(ObjectNode pod) {
        if (!pod.path("spec").hasNonNull("nodeName")) {
            freestNode().ifPresent(node -> place(pod, ObjectMeta.name(node)));
        } else if (!pod.path("status").path("phase").asText("Pending").equals("Running")) {
            start(pod);
        } else if (!PodStatus.isReady(pod) && isDue(pod)) {
            cluster.change("pods", pod, it -> PodStatus.becomeReady(it, cluster.now()));
        }
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

    private void start(ObjectNode pod) {
        startedAt.put(ObjectMeta.uid(pod), cluster.instant());
        String ip = "10.244.%d.%d"
                .formatted(cluster.random().nextInt(1, 255), cluster.random().nextInt(1, 255));
        cluster.change("pods", pod, it -> PodStatus.becomeRunning(it, cluster.now(), ip));
    }

    private boolean isDue(ObjectNode pod) {
        Duration after = readiness.of(Stream.concat(Stream.of(pod), owners(pod)).toArray(ObjectNode[]::new));
        Instant started = startedAt.computeIfAbsent(ObjectMeta.uid(pod), _ -> cluster.instant());
        return Duration.between(started, cluster.instant()).compareTo(after) >= 0;
    }

    /** The workloads above a Pod, the topmost first: there an operator sets the annotation. */
    private Stream<ObjectNode> owners(ObjectNode object) {
        return ObjectMeta.owners(object)
                .flatMap(it -> owner(ObjectMeta.namespace(object), it).stream())
                .flatMap(it -> Stream.concat(owners(it), Stream.of(it)));
    }

    private Optional<ObjectNode> owner(String namespace, JsonNode reference) {
        String apiVersion = reference.path("apiVersion").asText();
        return cluster.catalog()
                .ofKind(apiVersion, reference.path("kind").asText())
                .flatMap(it -> cluster.find(
                        it.plural(), namespace, reference.path("name").asText()));
    }

    private Optional<ObjectNode> freestNode() {
        Map<String, Long> load = cluster.all("pods").stream()
                .collect(Collectors.groupingBy(
                        it -> it.path("spec").path("nodeName").asText(), Collectors.counting()));
        return cluster.all("nodes").stream()
                .filter(it -> !it.path("spec").path("unschedulable").asBoolean())
                .min(Comparator.comparingLong(it -> load.getOrDefault(ObjectMeta.name(it), 0L)));
    }
}
