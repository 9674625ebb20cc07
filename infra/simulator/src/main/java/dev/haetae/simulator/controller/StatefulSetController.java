package dev.haetae.simulator.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.simulator.store.ObjectMeta;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Keeps the numbered Pods of a StatefulSet: one at a time, the lowest number first, replaced from the highest. */
final class StatefulSetController implements Reconciler {

    private final Cluster cluster;

    StatefulSetController(Cluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public void step() {
        cluster.all("statefulsets").forEach(this::step);
    }

    private void step(ObjectNode set) {
        Pods pods = new Pods(cluster, "statefulsets", set);
        pods.claim();
        Revisions revisions = new Revisions(cluster, "statefulsets", set);
        revisions.current();
        if (isParallel(set) || pods.present().stream().allMatch(PodStatus::isReady)) {
            moveOn(set, pods);
        }
        report(set, pods.present());
        revisions.forget(inUse(set, pods.present()));
    }

    private static List<String> inUse(ObjectNode set, List<ObjectNode> pods) {
        return Stream.concat(Stream.of(revision(set)), pods.stream().map(StatefulSetController::revisionOf))
                .toList();
    }

    private void moveOn(ObjectNode set, Pods pods) {
        int wanted = set.path("spec").path("replicas").asInt();
        List<Integer> missing = missing(set, wanted);
        Optional<ObjectNode> surplus = highest(pods.present(), it -> ordinal(it) >= wanted);
        Optional<ObjectNode> outdated = highest(pods.present(), it -> mayRenew(set, it) && !isUpdated(set, it));
        if (!missing.isEmpty()) {
            missing.stream().limit(isParallel(set) ? missing.size() : 1).forEach(it -> create(set, pods, it));
        } else {
            surplus.or(() -> outdated).ifPresent(pods::delete);
        }
    }

    /** A number whose Pod was let go of stays taken until that Pod is gone. */
    private List<Integer> missing(ObjectNode set, int wanted) {
        Set<String> names = cluster.in(ObjectMeta.namespace(set), "pods").stream()
                .map(ObjectMeta::name)
                .collect(Collectors.toSet());
        return IntStream.range(0, wanted)
                .filter(it -> !names.contains(ObjectMeta.name(set) + "-" + it))
                .boxed()
                .toList();
    }

    private static Optional<ObjectNode> highest(List<ObjectNode> pods, Predicate<ObjectNode> which) {
        return pods.stream().filter(which).max(Comparator.comparingInt(StatefulSetController::ordinal));
    }

    private static void create(ObjectNode set, Pods pods, int ordinal) {
        String name = ObjectMeta.name(set) + "-" + ordinal;
        pods.create(
                name,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("statefulset.kubernetes.io/pod-name", name)
                        .put("apps.kubernetes.io/pod-index", Integer.toString(ordinal))
                        .put(Revisions.HASH_LABEL, revision(set)));
    }

    private void report(ObjectNode set, List<ObjectNode> pods) {
        int ready = (int) pods.stream().filter(PodStatus::isReady).count();
        int updated = (int) pods.stream().filter(it -> isUpdated(set, it)).count();
        String current = set.path("status").path("currentRevision").asText(revision(set));
        cluster.change("statefulsets", set, it -> {
            ObjectNode status = it.withObject("/status").put("observedGeneration", ObjectMeta.generation(it));
            Counts.of(status)
                    .always("replicas", pods.size())
                    .unlessZero("readyReplicas", ready)
                    .always("availableReplicas", ready)
                    .unlessZero("currentReplicas", updated == pods.size() ? updated : pods.size() - updated)
                    .unlessZero("updatedReplicas", updated)
                    .always("collisionCount", 0);
            status.put("updateRevision", revision(set));
            status.put("currentRevision", updated == pods.size() ? revision(set) : current);
        });
    }

    private static boolean isParallel(ObjectNode set) {
        return set.path("spec").path("podManagementPolicy").asText().equals("Parallel");
    }

    private static boolean mayRenew(ObjectNode set, ObjectNode pod) {
        JsonNode strategy = set.path("spec").path("updateStrategy");
        return !strategy.path("type").asText().equals("OnDelete")
                && ordinal(pod)
                        >= strategy.path("rollingUpdate").path("partition").asInt();
    }

    private static boolean isUpdated(ObjectNode set, ObjectNode pod) {
        return revisionOf(pod).equals(revision(set));
    }

    private static String revisionOf(ObjectNode pod) {
        return ObjectMeta.labels(pod).path(Revisions.HASH_LABEL).asText();
    }

    private static String revision(ObjectNode set) {
        return ObjectMeta.name(set) + "-" + TemplateHash.of(set.path("spec").path("template"));
    }

    private static int ordinal(ObjectNode pod) {
        return ObjectMeta.labels(pod).path("apps.kubernetes.io/pod-index").asInt();
    }
}
