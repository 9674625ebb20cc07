package dev.haetae.simulator.controller;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.simulator.store.ObjectMeta;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Counts the game servers of a Fleet as if they were there: as many as asked for, ready after a while. */
final class FleetController implements Reconciler {

    private final Cluster cluster;
    private final Readiness readiness;
    private final Map<String, Instant> changedAt = new HashMap<>();

    FleetController(Cluster cluster, Readiness readiness) {
        this.cluster = cluster;
        this.readiness = readiness;
    }

    @Override
    public void step() {
        changedAt
                .keySet()
                .retainAll(cluster.all("fleets").stream().map(ObjectMeta::uid).collect(Collectors.toSet()));
        cluster.all("fleets").forEach(this::step);
    }

    /** Servers with players on them stay, whatever is asked for. */
    private void step(ObjectNode fleet) {
        int allocated = fleet.path("status").path("allocatedReplicas").asInt();
        int wanted = Math.max(fleet.path("spec").path("replicas").asInt(), allocated);
        int ready = fleet.path("status").path("readyReplicas").asInt();
        if (fleet.path("status").path("replicas").asInt(-1) != wanted) {
            changedAt.put(ObjectMeta.uid(fleet), cluster.instant());
            report(fleet, wanted, Math.min(ready, wanted - allocated), allocated);
        } else if (ready != wanted - allocated && isDue(fleet)) {
            report(fleet, wanted, wanted - allocated, allocated);
        }
    }

    private boolean isDue(ObjectNode fleet) {
        Instant changed = changedAt.computeIfAbsent(ObjectMeta.uid(fleet), _ -> cluster.instant());
        return Duration.between(changed, cluster.instant()).compareTo(readiness.of(fleet)) >= 0;
    }

    private void report(ObjectNode fleet, int replicas, int ready, int allocated) {
        cluster.change(
                "fleets",
                fleet,
                it -> Counts.of(it.withObject("/status"))
                        .always("replicas", replicas)
                        .always("readyReplicas", ready)
                        .always("reservedReplicas", 0)
                        .always("allocatedReplicas", allocated));
    }
}
