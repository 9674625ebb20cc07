package dev.haetae.function.scale;

import dev.haetae.contract.Scale;
import dev.haetae.contract.Target;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds that can be scaled: what has a scale subresource, and the autoscaler, whose floor is moved instead. */
enum Kind {
    DEPLOYMENT("Deployment", "apps", "v1", "deployments"),
    STATEFUL_SET("StatefulSet", "apps", "v1", "statefulsets"),
    REPLICA_SET("ReplicaSet", "apps", "v1", "replicasets"),
    ROLLOUT("Rollout", "argoproj.io", "v1alpha1", "rollouts"),

    /** Game servers that players are on, or that are kept for some, answer as well as those that wait for players. */
    FLEET("Fleet", "agones.dev", "v1", "fleets") {
        @Override
        List<String> ready() {
            return List.of("readyReplicas", "reservedReplicas", "allocatedReplicas");
        }
    },
    AUTOSCALER(Scale.AUTOSCALER, "autoscaling", "v2", "horizontalpodautoscalers") {
        @Override
        String desired() {
            return "minReplicas";
        }

        @Override
        List<String> ready() {
            return List.of("currentReplicas");
        }
    };

    private final String label;
    private final String group;
    private final String version;
    private final String plural;

    Kind(String label, String group, String version, String plural) {
        this.label = label;
        this.group = group;
        this.version = version;
        this.plural = plural;
    }

    /** What stands in its {@code spec}. */
    String desired() {
        return "replicas";
    }

    /** What stands in its {@code status}, to be added up. */
    List<String> ready() {
        return List.of("readyReplicas");
    }

    /** Its scale subresource, from the cluster's root on. */
    String scalePath(String namespace, String name) {
        return String.join("/", "/apis", group, version, "namespaces", namespace, plural, name, "scale");
    }

    /** As an autoscaler names it; one that names no group leaves no choice. */
    boolean isOf(String apiVersion) {
        return apiVersion == null || apiVersion.startsWith(group + "/");
    }

    Resource<GenericKubernetesResource> find(KubernetesClient client, Target target) {
        return client.genericKubernetesResources(definition())
                .inNamespace(target.namespace())
                .withName(target.name());
    }

    static Optional<Kind> named(Target target) {
        return Arrays.stream(values())
                .filter(kind -> kind.label.equals(target.kind()))
                .findFirst();
    }

    static Kind of(Target target) {
        return named(target).orElseThrow(() -> new IllegalArgumentException("not to be scaled: " + target));
    }

    /** With its plural said, so that the client need not ask the cluster for it. */
    private ResourceDefinitionContext definition() {
        return new ResourceDefinitionContext.Builder()
                .withKind(label)
                .withGroup(group)
                .withVersion(version)
                .withPlural(plural)
                .withNamespaced(true)
                .build();
    }
}
