package dev.haetae.function.scale;

import dev.haetae.contract.Custody;
import dev.haetae.contract.State.Replicas;
import dev.haetae.contract.Target;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Optional;
import java.util.OptionalInt;

/** Turns what the Kubernetes API returns into what the verb cares about. */
final class Reading {

    /** What Kubernetes takes unsaid replicas for, and an unsaid floor. */
    private static final int UNSAID = 1;

    private Reading() {}

    static Workload workload(
            GenericKubernetesResource object, Owners owners, Custody custody, Target target, Kind kind) {
        OptionalInt ceiling = ceiling(object, kind);
        return new Workload(
                replicas(object, kind).upTo(ceiling.orElse(0)),
                object.getMetadata().getResourceVersion(),
                owners.of(object, target, kind),
                custody,
                ceiling);
    }

    static Replicas replicas(GenericKubernetesResource object, Kind kind) {
        ObjectMeta meta = object.getMetadata();
        return new Replicas(
                number(object, "spec", kind.desired()).orElse(UNSAID),
                kind.ready().stream()
                        .mapToInt(counted -> number(object, "status", counted).orElse(0))
                        .sum(),
                Optional.ofNullable(meta.getGeneration()).orElse(0L),
                meta.getUid());
    }

    private static OptionalInt ceiling(GenericKubernetesResource object, Kind kind) {
        return kind.equals(Kind.AUTOSCALER) ? number(object, "spec", "maxReplicas") : OptionalInt.empty();
    }

    private static OptionalInt number(GenericKubernetesResource object, String part, String name) {
        Object said = object.get(part, name);
        return said instanceof Number number ? OptionalInt.of(number.intValue()) : OptionalInt.empty();
    }
}
