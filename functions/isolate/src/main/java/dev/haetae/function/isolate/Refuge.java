package dev.haetae.function.isolate;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Taint;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which other node takes what would have come to one that is cordoned. Pure. */
final class Refuge {

    /** Set on a node that its autoscaler is about to remove. */
    private static final Set<String> GOING =
            Set.of("ToBeDeletedByClusterAutoscaler", "karpenter.sh/disrupted", "karpenter.sh/disruption");

    private static final String ONLY_PREFERRED = "PreferNoSchedule";

    /**
     * What the cluster itself puts on a node that is cordoned, not ready or short of something, and takes off again: it
     * says how the node fares, and not for whom it is.
     */
    private static final String PASSING = "node.kubernetes.io/";

    private record Bar(String key, String value, String effect) {

        boolean passes() {
            return key.startsWith(PASSING);
        }
    }

    private Refuge() {}

    /** It is ready, takes new pods, stays, and bars nobody whom this one lets in: a control plane is no refuge. */
    static boolean isOne(Node other, Node node) {
        return couldBeOne(other, node) && isOpen(other);
    }

    /** It is ready, and takes new pods. */
    static boolean isOpen(Node node) {
        return Readiness.of(node) && !isCordoned(node) && bars(node).noneMatch(Bar::passes);
    }

    /** It would be one if it fared well and were not cordoned. */
    static boolean couldBeOne(Node other, Node node) {
        return !other.getMetadata().getUid().equals(node.getMetadata().getUid())
                && other.getMetadata().getDeletionTimestamp() == null
                && taints(other).stream().noneMatch(taint -> GOING.contains(taint.getKey()))
                && lasting(node).containsAll(lasting(other));
    }

    static boolean isCordoned(Node node) {
        return node.getSpec() != null && Boolean.TRUE.equals(node.getSpec().getUnschedulable());
    }

    private static Set<Bar> lasting(Node node) {
        return bars(node).filter(bar -> !bar.passes()).collect(Collectors.toSet());
    }

    private static Stream<Bar> bars(Node node) {
        return taints(node).stream()
                .filter(taint -> !ONLY_PREFERRED.equals(taint.getEffect()))
                .map(taint -> new Bar(taint.getKey(), taint.getValue(), taint.getEffect()));
    }

    private static List<Taint> taints(Node node) {
        return Optional.ofNullable(node.getSpec())
                .map(spec -> Optional.ofNullable(spec.getTaints()).orElse(List.of()))
                .orElse(List.of());
    }
}
