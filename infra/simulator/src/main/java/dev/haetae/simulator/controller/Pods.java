package dev.haetae.simulator.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.simulator.store.ObjectMeta;
import java.util.Comparator;
import java.util.List;

/** Makes and removes the Pods of a workload. */
record Pods(Cluster cluster, String ownerPlural, ObjectNode owner) {

    List<ObjectNode> present() {
        return cluster.ownedBy(owner, "pods");
    }

    /** A Pod from the template of its owner, with labels of its own. */
    void create(String name, JsonNode extraLabels) {
        ObjectNode pod = cluster.ownedMetadata(ownerPlural, owner, name);
        JsonNode template = owner.path("spec").path("template");
        ObjectNode labels = pod.withObject("/metadata/labels");
        template.path("metadata").path("labels").properties().forEach(it -> labels.set(it.getKey(), it.getValue()));
        extraLabels.properties().forEach(it -> labels.set(it.getKey(), it.getValue()));
        template.path("metadata")
                .path("annotations")
                .properties()
                .forEach(it -> ObjectMeta.annotations(pod).set(it.getKey(), it.getValue()));
        pod.set("spec", template.path("spec").deepCopy());
        pod.putObject("status").put("phase", "Pending");
        cluster.create("pods", pod);
        cluster.tell(ownerPlural, owner, "SuccessfulCreate", "Created pod: " + name);
    }

    void delete(ObjectNode pod) {
        cluster.delete("pods", pod);
        cluster.tell(ownerPlural, owner, "SuccessfulDelete", "Deleted pod: " + ObjectMeta.name(pod));
    }

    /** Those to give up first: not ready before ready, then the newest. */
    List<ObjectNode> leastMissed() {
        return present().stream()
                .sorted(Comparator.comparing(PodStatus::isReady)
                        .thenComparing(
                                it -> it.path("metadata")
                                        .path("creationTimestamp")
                                        .asText(),
                                Comparator.reverseOrder()))
                .toList();
    }
}
