package dev.haetae.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SeedTest {

    @RegisterExtension
    static final PractisedCluster CLUSTER = new PractisedCluster();

    private final KubernetesClient client = CLUSTER.client();

    @Test
    void theGameIsThere() {
        assertThat(names(client.apps().deployments()))
                .containsExactly(
                        "auth-service",
                        "game-server-zone-1",
                        "game-server-zone-2",
                        "game-server-zone-3",
                        "matchmaking",
                        "payment-service",
                        "platform-server");
        assertThat(names(client.apps().statefulSets())).containsExactly("redis-cache");
        assertThat(names(client.services())).hasSize(8);
        assertThat(names(client.endpoints())).hasSize(8);
        assertThat(names(client.pods())).hasSize(17);
    }

    @Test
    void itsPlacesAreThere() {
        assertThat(client.namespaces()
                        .withName("game-production")
                        .get()
                        .getMetadata()
                        .getLabels())
                .containsEntry("cluster", "production");
        assertThat(client.namespaces().list().getItems()).hasSize(3);
        assertThat(client.nodes().list().getItems())
                .extracting(it -> it.getMetadata().getLabels().get("topology.kubernetes.io/zone"))
                .containsExactly("seoul-a", "seoul-b", "seoul-c");
    }

    @Test
    void anAutoscalerOwnsMatchmaking() {
        var autoscaler = client.autoscaling()
                .v2()
                .horizontalPodAutoscalers()
                .inNamespace(PractisedCluster.NAMESPACE)
                .withName("matchmaking")
                .get();

        assertThat(autoscaler.getSpec().getScaleTargetRef().getName()).isEqualTo("matchmaking");
        assertThat(autoscaler.getSpec().getMinReplicas()).isEqualTo(3);
        assertThat(autoscaler.getSpec().getMaxReplicas()).isEqualTo(10);
    }

    @Test
    void theGameServersHaveAPast() {
        Stream<ReplicaSet> replicaSets = client
                .apps()
                .replicaSets()
                .inNamespace(PractisedCluster.NAMESPACE)
                .withLabel("app", "game-server-zone-1")
                .list()
                .getItems()
                .stream();

        assertThat(replicaSets)
                .extracting(it -> it.getMetadata().getAnnotations().get("deployment.kubernetes.io/revision"))
                .containsExactlyInAnyOrder("1", "2");
        assertThat(CLUSTER.deployment("game-server-zone-1").get().getStatus().getReadyReplicas())
                .isEqualTo(2);
    }

    private static <T extends HasMetadata, L extends KubernetesResourceList<T>> Stream<String> names(
            MixedOperation<T, L, ?> kind) {
        return kind.inNamespace(PractisedCluster.NAMESPACE).list().getItems().stream()
                .map(it -> it.getMetadata().getName());
    }
}
