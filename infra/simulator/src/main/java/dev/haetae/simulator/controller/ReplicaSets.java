package dev.haetae.simulator.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.simulator.store.ObjectMeta;
import java.util.Set;

/** Makes, promotes and scales the ReplicaSets of a Deployment. */
record ReplicaSets(Cluster cluster) {

    private static final Set<String> NOT_INHERITED =
            Set.of(History.REVISION, "kubectl.kubernetes.io/last-applied-configuration");

    /** A ReplicaSet for a new revision, without Pods yet. */
    ObjectNode create(Deployment deployment, History history) {
        ObjectNode owner = deployment.object();
        String hash = TemplateHash.of(deployment.template());
        ObjectNode set = cluster.ownedMetadata("deployments", owner, ObjectMeta.name(owner) + "-" + hash);
        set.withObject("/metadata")
                .set(
                        "labels",
                        deployment.template().path("metadata").path("labels").deepCopy());
        set.withObject("/metadata/labels").put(History.HASH_LABEL, hash);
        ObjectNode spec = set.putObject("spec").put("replicas", 0);
        spec.set("selector", owner.path("spec").path("selector").deepCopy());
        spec.withObject("/selector/matchLabels").put(History.HASH_LABEL, hash);
        spec.set("template", deployment.template().deepCopy());
        spec.withObject("/template/metadata/labels").put(History.HASH_LABEL, hash);
        inherit(owner, set, history.latestRevision() + 1);
        return cluster.create("replicasets", set);
    }

    /** Makes a ReplicaSet, perhaps one of the past, that of the latest revision. */
    ObjectNode promote(Deployment deployment, ObjectNode set, History history) {
        int revision = History.revision(set);
        int next = revision == history.latestRevision() ? revision : history.latestRevision() + 1;
        return cluster.change("replicasets", set, it -> inherit(deployment.object(), it, next));
    }

    void scale(Deployment deployment, ObjectNode set, int replicas) {
        int before = set.path("spec").path("replicas").asInt();
        cluster.change("replicasets", set, it -> {
            it.withObject("/spec").put("replicas", replicas);
            ObjectMeta.annotations(it)
                    .put("deployment.kubernetes.io/desired-replicas", Integer.toString(deployment.replicas()))
                    .put(
                            "deployment.kubernetes.io/max-replicas",
                            Integer.toString(deployment.replicas() + deployment.surge()));
        });
        if (before != replicas) {
            String message = "Scaled %s replica set %s from %d to %d"
                    .formatted(before < replicas ? "up" : "down", ObjectMeta.name(set), before, replicas);
            cluster.tell("deployments", deployment.object(), "ScalingReplicaSet", message);
        }
    }

    private static void inherit(ObjectNode deployment, ObjectNode set, int revision) {
        ObjectNode annotations = ObjectMeta.annotations(set);
        JsonNode inherited = deployment.path("metadata").path("annotations");
        inherited.properties().stream()
                .filter(it -> !NOT_INHERITED.contains(it.getKey()))
                .forEach(it -> annotations.set(it.getKey(), it.getValue()));
        annotations.put(History.REVISION, Integer.toString(revision));
    }
}
