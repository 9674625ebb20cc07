package dev.haetae.function.kubernetes;

import dev.haetae.contract.Custody;
import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Who wrote to an object, as the API server notes it in {@code metadata.managedFields}. Pure. */
final class Writers {

    record Writing(String writer, Instant at) {}

    /** The cluster's own: what they write follows from what somebody else asked for. */
    private static final Set<String> CONTROLLERS = Set.of(
            "kube-controller-manager",
            "kube-scheduler",
            "kube-apiserver",
            "kubelet",
            "kube-proxy",
            "cloud-controller-manager",
            "horizontal-pod-autoscaler",
            "cluster-autoscaler",
            "karpenter",
            "vpa-updater",
            "vpa-recommender",
            "keda",
            "keda-operator",
            "rollouts-controller",
            "agones-controller",
            "node-problem-detector");

    private static final String STATUS = "status";

    /** Times are whole seconds, and what makes an object may take two or three writes for it. */
    private static final Duration CREATION = Duration.ofSeconds(5);

    private Writers() {}

    /** The newest write by others than us and the cluster's controllers; its creation alone is none. */
    static Optional<Writing> lastForeign(ObjectMeta meta) {
        Optional<Instant> madeBy = Optional.ofNullable(meta.getCreationTimestamp())
                .map(Instant::parse)
                .map(made -> made.plus(CREATION));
        return Objects.requireNonNullElse(meta.getManagedFields(), List.<ManagedFieldsEntry>of()).stream()
                .filter(Writers::isForeign)
                .map(entry -> new Writing(entry.getManager(), Instant.parse(entry.getTime())))
                .filter(writing ->
                        madeBy.filter(until -> !writing.at().isAfter(until)).isEmpty())
                .max(Comparator.comparing(Writing::at));
    }

    private static boolean isForeign(ManagedFieldsEntry entry) {
        return entry.getManager() != null
                && entry.getTime() != null
                && !Custody.OURSELVES.equals(entry.getManager())
                && !CONTROLLERS.contains(entry.getManager())
                && !STATUS.equals(entry.getSubresource());
    }
}
