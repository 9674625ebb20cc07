package dev.haetae.simulator.controller;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.simulator.store.ObjectMeta;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keeps a Pod of a DaemonSet on each node, cordoned ones too, and renews one after another. */
final class DaemonSetController implements Reconciler {

    private final Cluster cluster;

    DaemonSetController(Cluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public void step() {
        cluster.all("daemonsets").forEach(this::step);
    }

    private void step(ObjectNode set) {
        Pods pods = new Pods(cluster, "daemonsets", set);
        pods.claim();
        Revisions revisions = new Revisions(cluster, "daemonsets", set);
        String hash = revisions.current();
        Set<String> nodes = cluster.all("nodes").stream().map(ObjectMeta::name).collect(Collectors.toSet());
        pods.present().stream().filter(it -> !nodes.contains(node(it))).forEach(pods::delete);
        Set<String> served =
                pods.present().stream().map(DaemonSetController::node).collect(Collectors.toSet());
        nodes.stream().filter(it -> !served.contains(it)).forEach(it -> create(pods, hash, it));
        renewOne(set, pods, hash);
        report(set, pods.present(), nodes.size(), hash);
        revisions.forget(Stream.concat(Stream.of(hash), pods.present().stream().map(DaemonSetController::hashOf))
                .map(revisions::name)
                .toList());
    }

    private void create(Pods pods, String hash, String node) {
        String name = ObjectMeta.name(pods.owner()) + "-" + cluster.randomSuffix(5);
        ObjectNode labels = JsonNodeFactory.instance.objectNode().put(Revisions.HASH_LABEL, hash);
        pods.create(name, labels, it -> it.withObject("/spec").put("nodeName", node));
    }

    /** One that is not ready is renewed at any time; one that is, when all others are. */
    private static void renewOne(ObjectNode set, Pods pods, String hash) {
        if (set.at("/spec/updateStrategy/type").asText().equals("OnDelete")) {
            return;
        }
        List<ObjectNode> outdated =
                pods.present().stream().filter(it -> !hasHash(it, hash)).toList();
        boolean allReady = pods.present().stream().allMatch(PodStatus::isReady);
        outdated.stream()
                .filter(it -> allReady || !PodStatus.isReady(it))
                .findFirst()
                .ifPresent(pods::delete);
    }

    private void report(ObjectNode set, List<ObjectNode> pods, int nodes, String hash) {
        int ready = count(pods, PodStatus::isReady);
        cluster.change("daemonsets", set, it -> {
            ObjectNode status = it.withObject("/status");
            Counts.of(status)
                    .always("currentNumberScheduled", pods.size())
                    .always("desiredNumberScheduled", nodes)
                    .always("numberMisscheduled", 0)
                    .always("numberReady", ready)
                    .unlessZero("updatedNumberScheduled", count(pods, pod -> hasHash(pod, hash)))
                    .unlessZero("numberAvailable", ready)
                    .unlessZero("numberUnavailable", nodes - ready);
            status.put("observedGeneration", ObjectMeta.generation(it));
        });
    }

    private static int count(List<ObjectNode> pods, Predicate<ObjectNode> which) {
        return (int) pods.stream().filter(which).count();
    }

    private static boolean hasHash(ObjectNode pod, String hash) {
        return hashOf(pod).equals(hash);
    }

    private static String hashOf(ObjectNode pod) {
        return ObjectMeta.labels(pod).path(Revisions.HASH_LABEL).asText();
    }

    private static String node(ObjectNode pod) {
        return pod.path("spec").path("nodeName").asText();
    }
}
