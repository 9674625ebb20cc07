package dev.haetae.function.scale;

import dev.haetae.contract.Target;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.RollableScalableResource;
import java.util.Arrays;
import java.util.Optional;

/** The kinds that can be scaled. */
enum WorkloadKind {
    DEPLOYMENT("Deployment") {
        @Override
        RollableScalableResource<? extends HasMetadata> find(KubernetesClient client, Target target) {
            return client.apps().deployments().inNamespace(target.namespace()).withName(target.name());
        }
    },
    STATEFUL_SET("StatefulSet") {
        @Override
        RollableScalableResource<? extends HasMetadata> find(KubernetesClient client, Target target) {
            return client.apps().statefulSets().inNamespace(target.namespace()).withName(target.name());
        }
    };

    private final String label;

    WorkloadKind(String label) {
        this.label = label;
    }

    abstract RollableScalableResource<? extends HasMetadata> find(KubernetesClient client, Target target);

    static Optional<WorkloadKind> of(Target target) {
        return Arrays.stream(values())
                .filter(kind -> kind.label.equals(target.kind()))
                .findFirst();
    }

    static RollableScalableResource<? extends HasMetadata> resource(KubernetesClient client, Target target) {
        return of(target)
                .orElseThrow(() -> new IllegalArgumentException("not a workload: " + target))
                .find(client, target);
    }
}
