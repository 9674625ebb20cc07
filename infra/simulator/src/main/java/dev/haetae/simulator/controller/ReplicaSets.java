package dev.haetae.simulator.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.simulator.store.ObjectMeta;
import java.util.Set;

/** Makes, promotes and scales the ReplicaSets of a Deployment. */
record ReplicaSets(Cluster cluster) {

    private static final String LAST_APPLIED = "kubectl.kubernetes.io/last-applied-configuration";

    /** A ReplicaSet for a new revision, without Pods yet. */
    ObjectNode create(Deployment deployment, History history) {
        Family family = deployment.family();
        ObjectNode owner = deployment.object();
        String hash = TemplateHash.of(deployment.template());
        ObjectNode set = cluster.ownedMetadata(family.plural(), owner, deployment.name() + "-" + hash);
        set.withObject("/metadata")
                .set(
                        "labels",
                        deployment.template().path("metadata").path("labels").deepCopy());
        set.withObject("/metadata/labels").put(family.hashLabel(), hash);
        ObjectNode spec = set.putObject("spec").put("replicas", 0);
        spec.set("selector", owner.path("spec").path("selector").deepCopy());
        spec.withObject("/selector/matchLabels").put(family.hashLabel(), hash);
        spec.set("template", deployment.template().deepCopy());
        spec.withObject("/template/metadata/labels").put(family.hashLabel(), hash);
        inherit(deployment, set, history.latestRevision() + 1);
        return cluster.create("replicasets", set);
    }

    /** Makes a ReplicaSet, perhaps one of the past, that of the latest revision. */
    ObjectNode promote(Deployment deployment, ObjectNode set, History history) {
        int revision = deployment.family().revision(set);
        int next = revision == history.latestRevision() ? revision : history.latestRevision() + 1;
        return cluster.change("replicasets", set, it -> inherit(deployment, it, next));
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
            cluster.tell(deployment.family().plural(), deployment.object(), "ScalingReplicaSet", message);
        }
    }

    private static void inherit(Deployment deployment, ObjectNode set, int revision) {
        String ofRevision = deployment.family().revisionAnnotation();
        ObjectNode annotations = ObjectMeta.annotations(set);
        JsonNode inherited = deployment.object().path("metadata").path("annotations");
        inherited.properties().stream()
                .filter(it -> !Set.of(ofRevision, LAST_APPLIED).contains(it.getKey()))
                .forEach(it -> annotations.set(it.getKey(), it.getValue()));
        annotations.put(ofRevision, Integer.toString(revision));
    }
}
