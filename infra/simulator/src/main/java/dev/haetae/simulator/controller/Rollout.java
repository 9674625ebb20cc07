package dev.haetae.simulator.controller;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.simulator.store.ObjectMeta;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The next step from old ReplicaSets to the current one: how many replicas each is to have. */
record Rollout(Deployment deployment, ObjectNode current, List<ObjectNode> old) {

    /** The replicas by the name of the ReplicaSet. */
    Map<String, Integer> nextStep() {
        if (deployment.isPaused()) {
            return held();
        }
        Map<String, Integer> step = new LinkedHashMap<>();
        step.put(ObjectMeta.name(current), nextOfCurrent());
        step.putAll(deployment.isRecreated() ? none() : nextOfOld());
        return step;
    }

    /** A paused one is scaled where only one revision has Pods, and else left as it is. */
    private Map<String, Integer> held() {
        List<ObjectNode> active = Stream.concat(Stream.of(current), old.stream())
                .filter(it -> asked(it) > 0)
                .toList();
        return switch (active.size()) {
            case 0 -> Map.of(ObjectMeta.name(current), deployment.replicas());
            case 1 -> Map.of(ObjectMeta.name(active.getFirst()), deployment.replicas());
            default -> Map.of();
        };
    }

    private int nextOfCurrent() {
        int desired = deployment.replicas();
        int asked = asked(current);
        if (totalOld() == 0 || asked > desired) {
            return desired;
        }
        if (deployment.isRecreated()) {
            return asked;
        }
        int room = desired + deployment.surge() - asked - totalOld();
        return Math.min(desired, asked + Math.max(0, room));
    }

    /** Old Pods that are not available go first: they serve nobody. */
    private Map<String, Integer> nextOfOld() {
        int needed = deployment.replicas() - deployment.unavailable();
        int notYetAvailable = Math.max(0, asked(current) - available(current));
        int removable = Math.max(0, asked(current) + totalOld() - needed - notYetAvailable);
        int spare = Math.max(0, available(current) + totalAvailableOld() - needed);
        Map<String, Integer> next = new LinkedHashMap<>();
        for (ObjectNode set : old) {
            int broken = Math.min(removable, Math.max(0, asked(set) - available(set)));
            int working = Math.min(Math.min(removable - broken, spare), asked(set) - broken);
            removable -= broken + working;
            spare -= working;
            next.put(ObjectMeta.name(set), asked(set) - broken - working);
        }
        return next;
    }

    private Map<String, Integer> none() {
        Map<String, Integer> none = new LinkedHashMap<>();
        old.forEach(it -> none.put(ObjectMeta.name(it), 0));
        return none;
    }

    /** Pods still there count, so that a Recreate waits for the last one. */
    private int totalOld() {
        return old.stream()
                .mapToInt(it ->
                        Math.max(asked(it), it.path("status").path("replicas").asInt()))
                .sum();
    }

    private int totalAvailableOld() {
        return old.stream().mapToInt(Rollout::available).sum();
    }

    private static int asked(ObjectNode set) {
        return set.path("spec").path("replicas").asInt();
    }

    private static int available(ObjectNode set) {
        return Math.min(asked(set), set.path("status").path("availableReplicas").asInt());
    }
}
