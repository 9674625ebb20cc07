package dev.haetae.function.scale;

import dev.haetae.contract.State.Replicas;
import dev.haetae.contract.Target;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentStatus;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetStatus;
import io.fabric8.kubernetes.api.model.autoscaling.v2.CrossVersionObjectReference;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import java.util.List;
import java.util.Optional;

/** Turns what the Kubernetes API returns into what the verb cares about. */
final class Reading {

    /** What Kubernetes takes an unsaid {@code spec.replicas} for. */
    private static final int UNSAID = 1;

    private Reading() {}

    static Workload workload(HasMetadata object, List<HorizontalPodAutoscaler> autoscalers, Target target) {
        return new Workload(replicas(object), object.getMetadata().getResourceVersion(), owner(autoscalers, target));
    }

    static Replicas replicas(HasMetadata object) {
        return switch (object) {
            case Deployment it ->
                replicas(
                        it.getMetadata(),
                        it.getSpec().getReplicas(),
                        Optional.ofNullable(it.getStatus()).map(DeploymentStatus::getReadyReplicas));
            case StatefulSet it ->
                replicas(
                        it.getMetadata(),
                        it.getSpec().getReplicas(),
                        Optional.ofNullable(it.getStatus()).map(StatefulSetStatus::getReadyReplicas));
            default -> throw new IllegalArgumentException("not a workload: " + object.getKind());
        };
    }

    private static Replicas replicas(ObjectMeta meta, Integer desired, Optional<Integer> ready) {
        return new Replicas(desired == null ? UNSAID : desired, ready.orElse(0), meta.getGeneration(), meta.getUid());
    }

    /** KEDA's ScaledObjects show here as well: they act through an autoscaler of their own. */
    private static Optional<String> owner(List<HorizontalPodAutoscaler> autoscalers, Target target) {
        return autoscalers.stream()
                .filter(autoscaler -> names(autoscaler.getSpec().getScaleTargetRef(), target))
                .map(autoscaler ->
                        "HorizontalPodAutoscaler " + autoscaler.getMetadata().getName())
                .findFirst();
    }

    private static boolean names(CrossVersionObjectReference ref, Target target) {
        return target.kind().equals(ref.getKind()) && target.name().equals(ref.getName());
    }
}
