package dev.haetae.function.scale;

import dev.haetae.contract.Scale;
import dev.haetae.contract.Target;
import dev.haetae.function.kubernetes.Ownership;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.autoscaling.v2.CrossVersionObjectReference;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds who owns the replicas of a target. Pure.
 *
 * @param autoscalers those of its namespace
 * @param fleetAutoscalers Agones', of its namespace
 */
record Owners(List<HorizontalPodAutoscaler> autoscalers, List<GenericKubernetesResource> fleetAutoscalers) {

    /** KEDA's label on the autoscaler by which a ScaledObject acts. */
    private static final String SCALED_OBJECT = "scaledobject.keda.sh/name";

    /** Nothing scales an autoscaler. */
    static final Owners NONE = new Owners(List.of(), List.of());

    /** An autoscaler goes first: it acts within seconds, and where it can be moved there is a way on. */
    Optional<Owner> of(HasMetadata object, Target target, Kind kind) {
        return autoscaler(target, kind)
                .or(() -> fleetAutoscaler(target))
                .or(() -> keeper(object.getMetadata(), kind.desired()).map(Owner::withoutLever));
    }

    private Optional<Owner> autoscaler(Target target, Kind kind) {
        return autoscalers.stream()
                .filter(autoscaler -> names(autoscaler.getSpec().getScaleTargetRef(), target))
                .map(autoscaler -> autoscaler(autoscaler, target, kind))
                .findFirst();
    }

    /** One that names a kind of another API group may scale another workload: it owns in doubt, and is no lever. */
    private static Owner autoscaler(HorizontalPodAutoscaler autoscaler, Target target, Kind kind) {
        String version = autoscaler.getSpec().getScaleTargetRef().getApiVersion();
        ObjectMeta meta = autoscaler.getMetadata();
        return kind.isOf(version)
                ? autoscaler(meta, target)
                : Owner.withoutLever(
                        "HorizontalPodAutoscaler %s (of a %s of %s)".formatted(meta.getName(), target.kind(), version));
    }

    private static Owner autoscaler(ObjectMeta meta, Target target) {
        String who = "HorizontalPodAutoscaler " + meta.getName();
        return keeper(meta, Kind.AUTOSCALER.desired())
                .map(keeper -> Owner.withoutLever("%s, kept by %s".formatted(who, keeper)))
                .orElseGet(() -> new Owner(who, Optional.of(lever(meta, target))));
    }

    private static Target lever(ObjectMeta autoscaler, Target target) {
        return new Target(target.cluster(), target.namespace(), Scale.AUTOSCALER, autoscaler.getName());
    }

    private Optional<Owner> fleetAutoscaler(Target target) {
        return fleetAutoscalers.stream()
                .filter(autoscaler -> target.name().equals(autoscaler.get("spec", "fleetName")))
                .map(autoscaler -> Owner.withoutLever("FleetAutoscaler %s (change its spec.policy)"
                        .formatted(autoscaler.getMetadata().getName())))
                .findFirst();
    }

    /** Who keeps an object as they want it: what made it, or a controller that follows Git. */
    private static Optional<String> keeper(ObjectMeta meta, String field) {
        return scaledObject(meta)
                .or(() -> controller(meta))
                .or(() -> Ownership.of(meta).map(git -> "%s (change spec.%s in Git)".formatted(git, field)));
    }

    private static Optional<String> scaledObject(ObjectMeta meta) {
        return Optional.ofNullable(meta.getLabels())
                .map((Map<String, String> labels) -> labels.get(SCALED_OBJECT))
                .map("KEDA ScaledObject %s (change its spec.minReplicaCount)"::formatted);
    }

    /** Such as the Deployment that has a ReplicaSet, or the operator's object that has a StatefulSet. */
    private static Optional<String> controller(ObjectMeta meta) {
        return Optional.ofNullable(meta.getOwnerReferences()).orElse(List.of()).stream()
                .filter(owner -> Boolean.TRUE.equals(owner.getController()))
                .map((OwnerReference owner) -> "%s %s (change it there)".formatted(owner.getKind(), owner.getName()))
                .findFirst();
    }

    private static boolean names(CrossVersionObjectReference ref, Target target) {
        return target.kind().equals(ref.getKind()) && target.name().equals(ref.getName());
    }
}
