package dev.haetae.function.diagnose;

import dev.haetae.contract.Target;
import dev.haetae.contract.Tell;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.Arrays;
import java.util.Optional;

/** The kinds that can be looked around in. */
enum Kind {
    DEPLOYMENT("Deployment") {
        @Override
        Resource<? extends HasMetadata> find(KubernetesClient client, Target target) {
            return client.apps().deployments().inNamespace(target.namespace()).withName(target.name());
        }
    },
    STATEFUL_SET("StatefulSet") {
        @Override
        Resource<? extends HasMetadata> find(KubernetesClient client, Target target) {
            return client.apps().statefulSets().inNamespace(target.namespace()).withName(target.name());
        }
    },
    DAEMON_SET("DaemonSet") {
        @Override
        Resource<? extends HasMetadata> find(KubernetesClient client, Target target) {
            return client.apps().daemonSets().inNamespace(target.namespace()).withName(target.name());
        }
    },
    ROLLOUT("Rollout") {
        @Override
        Resource<? extends HasMetadata> find(KubernetesClient client, Target target) {
            return custom(client, target, "argoproj.io", "v1alpha1", "rollouts");
        }
    },
    FLEET("Fleet") {
        @Override
        Resource<? extends HasMetadata> find(KubernetesClient client, Target target) {
            return custom(client, target, "agones.dev", "v1", "fleets");
        }
    },
    POD("Pod") {
        @Override
        Resource<? extends HasMetadata> find(KubernetesClient client, Target target) {
            return client.pods().inNamespace(target.namespace()).withName(target.name());
        }
    },
    NODE("Node") {
        @Override
        Resource<? extends HasMetadata> find(KubernetesClient client, Target target) {
            return client.nodes().withName(target.name());
        }
    },
    /** What an alert is about where no workload is known for it; it need not be in the cluster. */
    SERVICE(Tell.SERVICE) {
        @Override
        Resource<? extends HasMetadata> find(KubernetesClient client, Target target) {
            return client.services().inNamespace(target.namespace()).withName(target.name());
        }

        // the same whether there is such a Service or not: it is looked at, and not acted upon
        @Override
        String uid(Target target, HasMetadata object) {
            return target.toString();
        }
    };

    private final String label;

    Kind(String label) {
        this.label = label;
    }

    abstract Resource<? extends HasMetadata> find(KubernetesClient client, Target target);

    String uid(Target target, HasMetadata object) {
        return object.getMetadata().getUid();
    }

    static Optional<Kind> known(Target target) {
        return Arrays.stream(values())
                .filter(kind -> kind.label.equals(target.kind()))
                .findFirst();
    }

    static Kind of(Target target) {
        return known(target).orElseThrow(() -> new IllegalArgumentException("not to be looked around in: " + target));
    }

    /** With its plural said, so that the client need not ask the cluster for it. */
    private static Resource<? extends HasMetadata> custom(
            KubernetesClient client, Target target, String group, String version, String plural) {
        ResourceDefinitionContext definition = new ResourceDefinitionContext.Builder()
                .withKind(target.kind())
                .withGroup(group)
                .withVersion(version)
                .withPlural(plural)
                .withNamespaced(true)
                .build();
        return client.genericKubernetesResources(definition)
                .inNamespace(target.namespace())
                .withName(target.name());
    }
}
