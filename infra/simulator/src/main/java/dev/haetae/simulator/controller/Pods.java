package dev.haetae.simulator.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.simulator.store.ObjectMeta;
import dev.haetae.simulator.store.Selector;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Makes and removes the Pods of a workload. */
record Pods(Cluster cluster, String ownerPlural, ObjectNode owner) {

    List<ObjectNode> present() {
        return cluster.ownedBy(owner, "pods");
    }

    /** Lets go of Pods that no longer have its labels, and takes in those of nobody that have them. */
    void claim() {
        Predicate<JsonNode> matches = Selector.ofWorkload(owner.path("spec").path("selector"));
        present().stream().filter(it -> !matches.test(ObjectMeta.labels(it))).forEach(this::release);
        cluster.in(ObjectMeta.namespace(owner), "pods").stream()
                .filter(it -> ObjectMeta.owners(it).findAny().isEmpty())
                .filter(it -> matches.test(ObjectMeta.labels(it)))
                .forEach(this::adopt);
    }

    private void release(ObjectNode pod) {
        cluster.change("pods", pod, it -> ObjectMeta.of(it).remove("ownerReferences"));
    }

    private void adopt(ObjectNode pod) {
        JsonNode references = cluster.ownedMetadata(ownerPlural, owner, ObjectMeta.name(pod))
                .path("metadata")
                .path("ownerReferences");
        cluster.change("pods", pod, it -> ObjectMeta.of(it).set("ownerReferences", references));
    }

    /** A Pod from the template of its owner, with labels of its own. */
    void create(String name, JsonNode extraLabels) {
        create(name, extraLabels, _ -> {});
    }

    /** The same, with something changed about it before it is there. */
    void create(String name, JsonNode extraLabels, Consumer<ObjectNode> change) {
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
        change.accept(pod);
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
