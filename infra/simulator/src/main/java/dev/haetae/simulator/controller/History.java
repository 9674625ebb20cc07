package dev.haetae.simulator.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.simulator.store.ObjectMeta;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The ReplicaSets of a Deployment, one for each revision of its template, the oldest first. */
record History(Family family, List<ObjectNode> replicaSets) {

    History {
        replicaSets = replicaSets.stream()
                .sorted(Comparator.comparingInt(family::revision))
                .toList();
    }

    int latestRevision() {
        return replicaSets.isEmpty() ? 0 : family.revision(replicaSets.getLast());
    }

    /** The ReplicaSet whose Pods carry a hash. */
    Optional<ObjectNode> withHash(String hash) {
        return replicaSets.stream()
                .filter(it ->
                        ObjectMeta.labels(it).path(family.hashLabel()).asText().equals(hash))
                .findFirst();
    }

    /** The ReplicaSet that runs a template. */
    Optional<ObjectNode> running(JsonNode template) {
        JsonNode wanted = TemplateHash.essence(template);
        return replicaSets.stream()
                .filter(it ->
                        TemplateHash.essence(it.path("spec").path("template")).equals(wanted))
                .findFirst();
    }

    List<ObjectNode> except(ObjectNode current) {
        return replicaSets.stream()
                .filter(it -> !ObjectMeta.uid(it).equals(ObjectMeta.uid(current)))
                .toList();
    }

    /** Revisions beyond the limit that have no Pods any more. */
    List<ObjectNode> outlived(ObjectNode current, int limit) {
        List<ObjectNode> idle = except(current).stream()
                .filter(it -> it.path("spec").path("replicas").asInt() == 0)
                .filter(it -> it.path("status").path("replicas").asInt() == 0)
                .toList();
        return idle.subList(0, Math.max(0, idle.size() - limit));
    }
}
