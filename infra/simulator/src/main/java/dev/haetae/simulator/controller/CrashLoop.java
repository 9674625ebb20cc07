package dev.haetae.simulator.controller;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.simulator.store.ObjectMeta;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Pods whose containers end as soon as they begin: started again and again, after longer and longer pauses. */
final class CrashLoop {

    private static final String ANNOTATION = "simulator.haetae.dev/crash";

    /** A tenth of what Kubernetes waits for first, so that nobody has to. */
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
    private static final int DOUBLINGS = 9;

    private final Cluster cluster;
    private final Map<String, Instant> dueAt = new HashMap<>();

    CrashLoop(Cluster cluster) {
        this.cluster = cluster;
    }

    static boolean isIn(ObjectNode pod) {
        return ObjectMeta.annotation(pod, ANNOTATION).filter("true"::equals).isPresent();
    }

    void forgetAllBut(Set<String> present) {
        dueAt.keySet().retainAll(present);
    }

    void step(ObjectNode pod) {
        if (cluster.instant().isBefore(dueAt.getOrDefault(ObjectMeta.uid(pod), Instant.EPOCH))) {
            return;
        }
        Duration pause = pause(PodStatus.restarts(pod));
        dueAt.put(ObjectMeta.uid(pod), cluster.instant().plus(pause));
        cluster.change("pods", pod, it -> PodStatus.becomeCrashed(it, cluster.now(), pause));
        pod.path("spec")
                .path("containers")
                .forEach(it -> tell(pod, it.path("name").asText()));
    }

    private void tell(ObjectNode pod, String container) {
        String of = "%s_%s(%s)".formatted(ObjectMeta.name(pod), ObjectMeta.namespace(pod), ObjectMeta.uid(pod));
        cluster.warn(
                "pods", pod, "BackOff", "Back-off restarting failed container %s in pod %s".formatted(container, of));
    }

    private static Duration pause(int restarts) {
        Duration doubled = FIRST_PAUSE.multipliedBy(1L << Math.min(restarts, DOUBLINGS));
        return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
    }
}
