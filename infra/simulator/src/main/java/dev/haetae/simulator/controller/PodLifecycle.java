package dev.haetae.simulator.controller;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.simulator.store.ObjectMeta;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Places new Pods on a node, starts them, and after a while calls them ready, or done where they are to end. */
final class PodLifecycle implements Reconciler {

    private static final String RESULT = "simulator.haetae.dev/result";

    private final Cluster cluster;
    private final Readiness readiness;
    private final Placement placement;
    private final CrashLoop crashLoop;
    private final Map<String, Instant> startedAt = new HashMap<>();
    private final Map<String, ObjectNode> lastSeen = new HashMap<>();

    PodLifecycle(Cluster cluster, Readiness readiness) {
        this.cluster = cluster;
        this.readiness = readiness;
        this.placement = new Placement(cluster);
        this.crashLoop = new CrashLoop(cluster);
    }

    @Override
    public void step() {
        List<ObjectNode> pods = cluster.all("pods");
        forgetAllBut(pods.stream().map(ObjectMeta::uid).collect(Collectors.toSet()));
        pods.forEach(it -> lastSeen.put(ObjectMeta.uid(it), it));
        pods.forEach(this::step);
    }

    /** What was running when it went has been stopped. */
    private void forgetAllBut(Set<String> present) {
        List<ObjectNode> gone = lastSeen.values().stream()
                .filter(it -> !present.contains(ObjectMeta.uid(it)))
                .toList();
        gone.stream().filter(PodStatus::isRunning).forEach(this::tellKilled);
        startedAt.keySet().retainAll(present);
        lastSeen.keySet().retainAll(present);
        crashLoop.forgetAllBut(present);
    }

    private void tellKilled(ObjectNode pod) {
        pod.path("spec")
                .path("containers")
                .forEach(it -> cluster.tell(
                        "pods",
                        pod,
                        "Killing",
                        "Stopping container " + it.path("name").asText()));
    }

    private void step(ObjectNode pod) {
        if (!pod.path("spec").hasNonNull("nodeName")) {
            placement.place(pod);
        } else if (PodStatus.isPending(pod)) {
            start(pod);
        } else if (PodStatus.isRunning(pod)) {
            goOn(pod);
        }
    }

    private void start(ObjectNode pod) {
        startedAt.put(ObjectMeta.uid(pod), cluster.instant());
        String ip = "10.244.%d.%d"
                .formatted(cluster.random().nextInt(1, 255), cluster.random().nextInt(1, 255));
        cluster.change("pods", pod, it -> PodStatus.becomeRunning(it, cluster.now(), ip));
        pod.path("spec")
                .path("containers")
                .forEach(it -> cluster.tell(
                        "pods",
                        pod,
                        "Started",
                        "Started container " + it.path("name").asText()));
    }

    private void goOn(ObjectNode pod) {
        if (CrashLoop.isIn(pod)) {
            crashLoop.step(pod);
        } else if (PodStatus.isToEnd(pod)) {
            workOrEnd(pod);
        } else if (!PodStatus.isReady(pod) && isDue(pod)) {
            cluster.change("pods", pod, it -> PodStatus.becomeReady(it, cluster.now()));
        }
    }

    private void workOrEnd(ObjectNode pod) {
        if (isDue(pod)) {
            boolean failed = cluster.lineage()
                    .annotation(pod, RESULT)
                    .filter("failed"::equals)
                    .isPresent();
            cluster.change("pods", pod, it -> PodStatus.becomeFinished(it, cluster.now(), !failed));
        } else if (!PodStatus.isReady(pod)) {
            cluster.change("pods", pod, it -> PodStatus.becomeReady(it, cluster.now()));
        }
    }

    private boolean isDue(ObjectNode pod) {
        Duration after = readiness.of(cluster.lineage().of(pod).toArray(ObjectNode[]::new));
        Instant started = startedAt.computeIfAbsent(ObjectMeta.uid(pod), _ -> cluster.instant());
        return Duration.between(started, cluster.instant()).compareTo(after) >= 0;
    }
}
