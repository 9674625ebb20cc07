package dev.haetae;

import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.enterprise.context.Dependent;

/**
 * Makes sure that what is called simulated is: the mode there is {@code auto}, and a forgotten kubeconfig must not turn
 * practice into production.
 */
@Dependent
class SimulatedCluster {

    private final HaetaeConfig config;
    private final KubernetesClient client;

    SimulatedCluster(HaetaeConfig config, KubernetesClient client) {
        this.config = config;
        this.client = client;
    }

    void check() {
        if (config.cluster().kind() != HaetaeConfig.Cluster.Kind.SIMULATED) {
            return;
        }
        String version = version();
        if (!version.contains("simulat")) {
            throw new IllegalStateException(
                    "haetae.cluster.kind is simulated, but %s calls itself %s. Start the simulated cluster (make run does), or set HAETAE_CLUSTER=real."
                            .formatted(client.getMasterUrl(), version));
        }
    }

    private String version() {
        try {
            return client.getKubernetesVersion().getGitVersion();
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    "The simulated cluster at %s does not answer: %s. Start it with make run."
                            .formatted(client.getMasterUrl(), e.getMessage()),
                    e);
        }
    }
}
