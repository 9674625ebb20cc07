package dev.haetae.simulator.controller;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.simulator.store.ObjectMeta;
import java.util.List;

/** Keeps as many Pods as a ReplicaSet asks for. */
final class ReplicaSetController implements Reconciler {

    private final Cluster cluster;

    ReplicaSetController(Cluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public void step() {
        cluster.all("replicasets").forEach(this::step);
    }

    private void step(ObjectNode replicaSet) {
        Pods pods = new Pods(cluster, "replicasets", replicaSet);
        pods.claim();
        int missing = replicaSet.path("spec").path("replicas").asInt()
                - pods.present().size();
        for (int i = 0; i < missing; i++) {
            pods.create(
                    ObjectMeta.name(replicaSet) + "-" + cluster.randomSuffix(5), JsonNodeFactory.instance.objectNode());
        }
        pods.leastMissed().stream().limit(Math.max(0, -missing)).forEach(pods::delete);
        report(replicaSet, pods.present());
    }

    private void report(ObjectNode replicaSet, List<ObjectNode> pods) {
        int ready = (int) pods.stream().filter(PodStatus::isReady).count();
        cluster.change("replicasets", replicaSet, it -> {
            Counts.of(it.withObject("/status"))
                    .always("replicas", pods.size())
                    .unlessZero("fullyLabeledReplicas", pods.size())
                    .unlessZero("readyReplicas", ready)
                    .unlessZero("availableReplicas", ready);
            it.withObject("/status").put("observedGeneration", ObjectMeta.generation(it));
        });
    }
}
