package dev.haetae.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RolloutTest {

    private static final String REVISION = "deployment.kubernetes.io/revision";
    private static final String READY_AFTER = "simulator.haetae.dev/ready-after";

    @RegisterExtension
    static final PractisedCluster CLUSTER = new PractisedCluster();

    @Test
    void aNewImageRollsToANewReplicaSet() {
        CLUSTER.deployment("game-server-zone-1").edit(it -> released(it, "registry.example/game-server:1.5.0"));

        awaitRollout("game-server-zone-1", "3");
        assertThat(replicaSets("game-server-zone-1"))
                .hasSize(3)
                .filteredOn(it -> it.getSpec().getReplicas() > 0)
                .singleElement()
                .satisfies(it -> assertThat(it.getMetadata().getAnnotations()).containsEntry(REVISION, "3"));
        assertThat(pods("game-server-zone-1"))
                .hasSize(2)
                .allMatch(
                        it -> it.getSpec().getContainers().getFirst().getImage().endsWith(":1.5.0"));
    }

    @Test
    void undoGoesBackToTheReplicaSetOfThePast() {
        CLUSTER.deployment("game-server-zone-2").rolling().undo();

        awaitRollout("game-server-zone-2", "3");
        assertThat(replicaSets("game-server-zone-2")).hasSize(2);
        assertThat(pods("game-server-zone-2"))
                .allMatch(
                        it -> it.getSpec().getContainers().getFirst().getImage().endsWith(":1.4.1"));
    }

    @Test
    void aDeletedPodIsReplaced() {
        Pod lost = pods("auth-service").getFirst();

        CLUSTER.client().resource(lost).delete();

        await().untilAsserted(() -> assertThat(pods("auth-service"))
                .hasSize(2)
                .noneMatch(it ->
                        it.getMetadata().getName().equals(lost.getMetadata().getName())));
    }

    @Test
    void anAnnotationKeepsNewPodsFromBecomingReady() {
        CLUSTER.annotate("platform-server", READY_AFTER, "never");
        CLUSTER.deployment("platform-server").scale(3);

        await().during(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(CLUSTER.deployment("platform-server")
                                .get()
                                .getStatus()
                                .getReadyReplicas())
                        .isEqualTo(2));

        CLUSTER.annotate("platform-server", READY_AFTER, "0s");
        await().untilAsserted(() -> assertThat(
                        CLUSTER.deployment("platform-server").get().getStatus().getReadyReplicas())
                .isEqualTo(3));
    }

    @Test
    void aDeletedDeploymentTakesItsPodsWithIt() {
        CLUSTER.deployment("payment-service").delete();

        await().untilAsserted(() -> assertThat(pods("payment-service")).isEmpty());
        assertThat(replicaSets("payment-service")).isEmpty();
    }

    private static void awaitRollout(String name, String revision) {
        await().untilAsserted(() -> {
            Deployment seen = CLUSTER.deployment(name).get();
            assertThat(seen.getMetadata().getAnnotations()).containsEntry(REVISION, revision);
            assertThat(seen.getStatus().getReplicas()).isEqualTo(2);
            assertThat(seen.getStatus().getUpdatedReplicas()).isEqualTo(2);
            assertThat(seen.getStatus().getAvailableReplicas()).isEqualTo(2);
            assertThat(seen.getStatus().getConditions())
                    .anyMatch(it -> "NewReplicaSetAvailable".equals(it.getReason()));
        });
    }

    private static List<ReplicaSet> replicaSets(String app) {
        return CLUSTER.client()
                .apps()
                .replicaSets()
                .inNamespace(PractisedCluster.NAMESPACE)
                .withLabel("app", app)
                .list()
                .getItems();
    }

    private static List<Pod> pods(String app) {
        return CLUSTER.client()
                .pods()
                .inNamespace(PractisedCluster.NAMESPACE)
                .withLabel("app", app)
                .list()
                .getItems();
    }

    private static Deployment released(Deployment deployment, String image) {
        return new DeploymentBuilder(deployment)
                .editSpec()
                .editTemplate()
                .editSpec()
                .editFirstContainer()
                .withImage(image)
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }
}
