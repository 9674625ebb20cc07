package dev.haetae.function.rollback;

import dev.haetae.contract.Custody;
import dev.haetae.contract.Target;
import dev.haetae.function.kubernetes.Custodies;
import dev.haetae.function.kubernetes.Pages;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.EditReplacePatchable;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a look asks the Kubernetes API for. */
record Reads(KubernetesClient client) {

    Resource<GenericKubernetesResource> resource(Target target) {
        return resource(Kind.known(target).resource(), target.namespace(), target.name());
    }

    /** The whole of it, or its status. */
    EditReplacePatchable<GenericKubernetesResource> part(Target target, boolean status) {
        return status ? resource(target).subresource("status") : resource(target);
    }

    Optional<Manifest> find(Target target) {
        return Optional.ofNullable(resource(target).get()).map(Manifest::new);
    }

    Optional<Manifest> service(String namespace, String name) {
        return Optional.ofNullable(resource(Resources.SERVICES, namespace, name).get())
                .map(Manifest::new);
    }

    /** Where the cluster does not know the kind, there is none of it. */
    List<Manifest> rollouts(String namespace) {
        try {
            return all(Resources.ROLLOUTS, namespace);
        } catch (KubernetesClientException answer) {
            if (answer.getCode() == HttpURLConnection.HTTP_NOT_FOUND) {
                return List.of();
            }
            throw answer;
        }
    }

    List<Manifest> all(ResourceDefinitionContext kind, String namespace) {
        return manifests(client.genericKubernetesResources(kind)
                .inNamespace(namespace)
                .list()
                .getItems());
    }

    List<Manifest> all(ResourceDefinitionContext kind, String namespace, LabelSelector selector) {
        return manifests(client.genericKubernetesResources(kind)
                .inNamespace(namespace)
                .withLabelSelector(selector)
                .list()
                .getItems());
    }

    List<Pod> pods(String namespace, LabelSelector selector) {
        return Pages.of(
                page -> client.pods()
                        .inNamespace(namespace)
                        .withLabelSelector(selector)
                        .list(page),
                Reads::brief);
    }

    List<Pod> pods(String namespace, Map<String, String> labels) {
        return Pages.of(
                page -> client.pods().inNamespace(namespace).withLabels(labels).list(page), Reads::brief);
    }

    /** How a pod fares says its status; the rest is most of it, and a workload may have thousands. */
    private static Stream<Pod> brief(Pod pod) {
        pod.setSpec(null);
        pod.getMetadata().setManagedFields(List.of());
        return Stream.of(pod);
    }

    Custody custody(Manifest object) {
        return Custodies.look(client, object.object());
    }

    private Resource<GenericKubernetesResource> resource(
            ResourceDefinitionContext kind, String namespace, String name) {
        return client.genericKubernetesResources(kind).inNamespace(namespace).withName(name);
    }

    private static List<Manifest> manifests(List<GenericKubernetesResource> items) {
        return items.stream().map(Manifest::new).toList();
    }
}
