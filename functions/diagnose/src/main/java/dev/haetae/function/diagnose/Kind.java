package dev.haetae.function.diagnose;

import dev.haetae.contract.Target;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
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
    };

    private final String label;

    Kind(String label) {
        this.label = label;
    }

    abstract Resource<? extends HasMetadata> find(KubernetesClient client, Target target);

    static Optional<Kind> known(Target target) {
        return Arrays.stream(values())
                .filter(kind -> kind.label.equals(target.kind()))
                .findFirst();
    }

    static Kind of(Target target) {
        return known(target).orElseThrow(() -> new IllegalArgumentException("not to be looked around in: " + target));
    }
}
