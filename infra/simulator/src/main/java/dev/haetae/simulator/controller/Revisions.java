package dev.haetae.simulator.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.simulator.store.ObjectMeta;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The ControllerRevisions of a StatefulSet or DaemonSet: one for each template it has had, numbered. */
record Revisions(Cluster cluster, String ownerPlural, ObjectNode owner) {

    static final String HASH_LABEL = "controller-revision-hash";

    private static final String PLURAL = "controllerrevisions";

    /** Sees to it that the template has a revision, the latest, and answers its hash. */
    String current() {
        String hash = TemplateHash.of(owner.path("spec").path("template"));
        List<ObjectNode> known = known();
        long latest = known.isEmpty() ? 0 : number(known.getLast());
        Optional<ObjectNode> present = known.stream()
                .filter(it -> ObjectMeta.name(it).equals(name(hash)))
                .findFirst();
        if (present.isEmpty()) {
            cluster.create(PLURAL, revision(hash, latest + 1));
        } else if (number(present.get()) < latest) {
            // Gone back to: it becomes the latest.
            cluster.change(PLURAL, present.get(), it -> it.put("revision", latest + 1));
        }
        return hash;
    }

    /** Forgets the oldest beyond the limit that no Pod is of any more. */
    void forget(List<String> inUse) {
        List<ObjectNode> idle = known().stream()
                .filter(it -> !inUse.contains(ObjectMeta.name(it)))
                .toList();
        int limit = owner.path("spec").path("revisionHistoryLimit").asInt(10);
        idle.stream().limit(Math.max(0, idle.size() - limit)).forEach(it -> cluster.delete(PLURAL, it));
    }

    String name(String hash) {
        return ObjectMeta.name(owner) + "-" + hash;
    }

    private List<ObjectNode> known() {
        return cluster.ownedBy(owner, PLURAL).stream()
                .sorted(Comparator.comparingLong(Revisions::number))
                .toList();
    }

    private ObjectNode revision(String hash, long number) {
        ObjectNode revision = cluster.ownedMetadata(ownerPlural, owner, name(hash));
        JsonNode template = owner.path("spec").path("template");
        ObjectNode labels = revision.withObject("/metadata/labels");
        template.path("metadata").path("labels").properties().forEach(it -> labels.set(it.getKey(), it.getValue()));
        labels.put(HASH_LABEL, hash).put("controller.kubernetes.io/hash", hash);
        owner.path("metadata")
                .path("annotations")
                .properties()
                .forEach(it -> ObjectMeta.annotations(revision).set(it.getKey(), it.getValue()));
        revision.set("data", data(template));
        return revision.put("revision", number);
    }

    /** The strategic patch that brings the template back. */
    private static ObjectNode data(JsonNode template) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        ObjectNode patch = template.deepCopy();
        data.putObject("spec").set("template", patch.put("$patch", "replace"));
        return data;
    }

    private static long number(ObjectNode revision) {
        return revision.path("revision").asLong();
    }
}
