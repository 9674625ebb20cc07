package dev.haetae.function.diagnose;

import dev.haetae.contract.Target;
import dev.haetae.function.kubernetes.Pages;
import dev.haetae.function.kubernetes.Sight;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.LabelSelector;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/** The pods of a target; missing where nothing says which they are. */
@Singleton
class Pods {

    private final Eyes eyes;

    @Inject
    Pods(Eyes eyes) {
        this.eyes = eyes;
    }

    /** A workload's and a Service's by its selector; a node's, of the target's namespace. */
    Sight<List<Pod>> of(Target target, HasMetadata object) {
        return switch (object) {
            case Pod pod -> new Sight.Present<>(List.of(pod));
            case Deployment it -> selected(target, it.getSpec().getSelector());
            case StatefulSet it -> selected(target, it.getSpec().getSelector());
            case DaemonSet it -> selected(target, it.getSpec().getSelector());
            case GenericKubernetesResource it -> selected(target, Selectors.of(it));
            case Service it -> selected(target, Selectors.of(it));
            default -> eyes.read(client -> onNode(client, target));
        };
    }

    private Sight<List<Pod>> selected(Target target, LabelSelector selector) {
        if (selector == null) {
            return new Sight.Missing<>();
        }
        return eyes.read(client -> Pages.of(
                page -> client.pods()
                        .inNamespace(target.namespace())
                        .withLabelSelector(selector)
                        .list(page),
                Pods::brief));
    }

    private static List<Pod> onNode(KubernetesClient client, Target target) {
        return Pages.of(
                page -> client.pods()
                        .inNamespace(target.namespace())
                        .withField("spec.nodeName", target.name())
                        .list(page),
                Pods::brief);
    }

    /** Limits and status are looked at; the rest is most of it, and a workload may have thousands. */
    private static Stream<Pod> brief(Pod pod) {
        pod.getMetadata().setManagedFields(List.of());
        pod.getSpec().setVolumes(List.of());
        pod.getSpec().getContainers().forEach(container -> {
            container.setEnv(List.of());
            container.setVolumeMounts(List.of());
        });
        return Stream.of(pod);
    }
}
