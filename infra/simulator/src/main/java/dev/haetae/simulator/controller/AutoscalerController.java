package dev.haetae.simulator.controller;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.haetae.simulator.store.ObjectMeta;
import dev.haetae.simulator.store.Resource;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Keeps what an autoscaler owns within its bounds; there are no metrics to follow in between. */
final class AutoscalerController implements Reconciler {

    /** As often as Kubernetes looks. */
    private static final Duration PERIOD = Duration.ofSeconds(15);

    private final Cluster cluster;
    private Instant due = Instant.EPOCH;

    AutoscalerController(Cluster cluster) {
        this.cluster = cluster;
    }

    @Override
    public void step() {
        if (!cluster.instant().isBefore(due)) {
            due = cluster.instant().plus(PERIOD);
            cluster.all("horizontalpodautoscalers").forEach(this::step);
        }
    }

    private void step(ObjectNode autoscaler) {
        JsonNode reference = autoscaler.path("spec").path("scaleTargetRef");
        Optional<Resource> resource = cluster.catalog()
                .ofKind(
                        reference.path("apiVersion").asText(),
                        reference.path("kind").asText())
                .filter(Resource::hasScale);
        resource.flatMap(it -> cluster.find(
                        it.plural(),
                        ObjectMeta.namespace(autoscaler),
                        reference.path("name").asText()))
                .ifPresent(it -> keepWithinBounds(autoscaler, resource.get().plural(), it));
    }

    private void keepWithinBounds(ObjectNode autoscaler, String plural, ObjectNode target) {
        JsonNode spec = autoscaler.path("spec");
        int current = target.path("spec").path("replicas").asInt();
        int min = spec.path("minReplicas").asInt(1);
        // Zero replicas switch an autoscaler off.
        int desired = current == 0
                ? 0
                : Math.clamp(
                        current, min, Math.max(min, spec.path("maxReplicas").asInt(min)));
        if (desired != current) {
            cluster.change(plural, target, it -> it.withObject("/spec").put("replicas", desired));
            cluster.tell("horizontalpodautoscalers", autoscaler, "SuccessfulRescale", "New size: " + desired);
        }
        report(autoscaler, target.path("status").path("replicas").asInt(), desired);
    }

    private void report(ObjectNode autoscaler, int current, int desired) {
        cluster.change("horizontalpodautoscalers", autoscaler, it -> {
            it.withObject("/status").put("currentReplicas", current).put("desiredReplicas", desired);
            Conditions.set(it, "AbleToScale", true, "ReadyForNewScale", "", cluster.now());
            Conditions.set(it, "ScalingActive", desired > 0, "", "", cluster.now());
        });
    }
}
