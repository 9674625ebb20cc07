package dev.haetae.function.scale;

import dev.haetae.contract.Scale;
import dev.haetae.contract.Target;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A kind that can be scaled: what has a scale subresource, and the autoscaler, whose floor is moved instead.
 *
 * @param desired what stands in its {@code spec}
 * @param ready what stands in its {@code status}, to be added up
 * @param known whether those are where they are known to be; else only its scale subresource tells of them
 */
record Kind(
        String label, String group, String version, String plural, String desired, List<String> ready, boolean known) {

    static final Kind AUTOSCALER = new Kind(
            Scale.AUTOSCALER,
            "autoscaling",
            "v2",
            "horizontalpodautoscalers",
            "minReplicas",
            List.of("currentReplicas"),
            true);

    /** Game servers that players are on, or that are kept for some, answer as well as those that wait for players. */
    static final Kind FLEET = new Kind(
            "Fleet",
            "agones.dev",
            "v1",
            "fleets",
            "replicas",
            List.of("readyReplicas", "reservedReplicas", "allocatedReplicas"),
            true);

    private static final List<Kind> KNOWN = List.of(
            usual("Deployment", "apps", "v1", "deployments", true),
            usual("StatefulSet", "apps", "v1", "statefulsets", true),
            usual("ReplicaSet", "apps", "v1", "replicasets", true),
            usual("Rollout", "argoproj.io", "v1alpha1", "rollouts", true),
            FLEET,
            AUTOSCALER);

    /** One that the cluster says it can scale. */
    static Kind discovered(String label, String group, String version, String plural) {
        return usual(label, group, version, plural, false);
    }

    private static Kind usual(String label, String group, String version, String plural, boolean known) {
        return new Kind(label, group, version, plural, "replicas", List.of("readyReplicas"), known);
    }

    /** Its scale subresource, from the cluster's root on. */
    String scalePath(String namespace, String name) {
        Stream<String> api = group.isEmpty() ? Stream.of("/api", version) : Stream.of("/apis", group, version);
        return String.join(
                "/",
                Stream.concat(api, Stream.of("namespaces", namespace, plural, name, "scale"))
                        .toList());
    }

    /** As an autoscaler names it; one that names no group leaves no choice. */
    boolean isOf(String apiVersion) {
        return apiVersion == null || (group.isEmpty() ? !apiVersion.contains("/") : apiVersion.startsWith(group + "/"));
    }

    Resource<GenericKubernetesResource> find(KubernetesClient client, Target target) {
        return client.genericKubernetesResources(definition())
                .inNamespace(target.namespace())
                .withName(target.name());
    }

    static Optional<Kind> named(String label) {
        return KNOWN.stream().filter(kind -> kind.label.equals(label)).findFirst();
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
