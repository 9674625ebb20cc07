package dev.haetae.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class VersionTest {

    @RegisterExtension
    static final PractisedCluster CLUSTER = new PractisedCluster();

    @Test
    void aReplacementOfAnOlderVersionConflicts() {
        Deployment seen = CLUSTER.deployment("matchmaking").get();
        CLUSTER.deployment("matchmaking").edit(it -> annotated(it, "first"));

        assertThatThrownBy(() ->
                        CLUSTER.client().resource(annotated(seen, "second")).update())
                .isInstanceOfSatisfying(KubernetesClientException.class, it -> {
                    assertThat(it.getCode()).isEqualTo(409);
                    assertThat(it.getStatus().getReason()).isEqualTo("Conflict");
                });
    }

    @Test
    void statusMovesTheVersionButNotTheGeneration() {
        Deployment before = CLUSTER.deployment("auth-service").get();

        CLUSTER.deployment("auth-service").scale(3);

        await().untilAsserted(() -> assertThat(
                        CLUSTER.deployment("auth-service").get().getStatus().getReadyReplicas())
                .isEqualTo(3));
        Deployment after = CLUSTER.deployment("auth-service").get();
        assertThat(after.getMetadata().getGeneration())
                .isEqualTo(before.getMetadata().getGeneration() + 1);
        assertThat(after.getStatus().getObservedGeneration())
                .isEqualTo(after.getMetadata().getGeneration());
        assertThat(version(after)).isGreaterThan(version(before) + 1);
    }

    @Test
    void anAnnotationIsNoNewGeneration() {
        Deployment before = CLUSTER.deployment("payment-service").get();

        Deployment after = CLUSTER.deployment("payment-service").edit(it -> annotated(it, "noted"));

        assertThat(after.getMetadata().getGeneration())
                .isEqualTo(before.getMetadata().getGeneration());
        assertThat(version(after)).isGreaterThan(version(before));
    }

    @Test
    void theStatusIsWrittenApartFromTheRest() {
        Deployment seen = CLUSTER.deployment("game-server-zone-3").get();
        Deployment odd = new DeploymentBuilder(seen)
                .editSpec()
                .withReplicas(7)
                .endSpec()
                .editStatus()
                .addNewCondition()
                .withType("Practice")
                .withStatus("True")
                .endCondition()
                .endStatus()
                .build();

        Deployment after = CLUSTER.client().resource(odd).updateStatus();

        assertThat(after.getSpec().getReplicas()).isEqualTo(2);
        assertThat(after.getStatus().getConditions())
                .anyMatch(it -> it.getType().equals("Practice"));
    }

    @Test
    void whatExistsIsNotCreatedAgain() {
        ConfigMap map = map("twice");
        CLUSTER.client().resource(map).create();

        assertThatThrownBy(() -> CLUSTER.client().resource(map).create())
                .isInstanceOfSatisfying(KubernetesClientException.class, it -> {
                    assertThat(it.getCode()).isEqualTo(409);
                    assertThat(it.getStatus().getReason()).isEqualTo("AlreadyExists");
                });
    }

    @Test
    void dryRunsChangeNothing() {
        ConfigMap map = CLUSTER.client().resource(map("dry")).create();
        ConfigMap other = new ConfigMapBuilder(map).addToData("mode", "other").build();

        ConfigMap answer = CLUSTER.client().resource(other).dryRun().update();
        CLUSTER.client().resource(map).dryRun().delete();
        CLUSTER.client().resource(map("never")).dryRun().create();

        assertThat(answer.getData()).containsEntry("mode", "other");
        assertThat(CLUSTER.client().resource(map).get()).isEqualTo(map);
        assertThat(CLUSTER.client().resource(map("never")).get()).isNull();
    }

    @Test
    void whatTheClusterDoesNotKnowIsNotFound() throws Exception {
        for (String path : List.of("/apis/example/v1/unicorns", PractisedCluster.path("nobody"), "/api/v1/secrets")) {
            var answer = CLUSTER.send(CLUSTER.request(path));
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(PractisedCluster.json(answer.body()).path("kind").asText())
                    .isEqualTo("Status");
        }
    }

    @Test
    void everyKindOfPatchChangesWhatItSays() throws Exception {
        CLUSTER.client().resource(map("patched")).create();
        String path = "/api/v1/namespaces/game-production/configmaps/patched";

        CLUSTER.send("PATCH", path, "application/merge-patch+json", "{\"data\":{\"mode\":null,\"a\":\"1\"}}");
        CLUSTER.send("PATCH", path, "application/strategic-merge-patch+json", "{\"data\":{\"b\":\"2\"}}");
        CLUSTER.send(
                "PATCH",
                path,
                "application/json-patch+json",
                "[{\"op\":\"add\",\"path\":\"/data/c\",\"value\":\"3\"}]");

        assertThat(CLUSTER.client().resource(map("patched")).get().getData())
                .isEqualTo(Map.of("a", "1", "b", "2", "c", "3"));
    }

    private static ConfigMap map(String name) {
        return new ConfigMapBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(PractisedCluster.NAMESPACE)
                .endMetadata()
                .addToData("mode", "practice")
                .build();
    }

    private static Deployment annotated(Deployment deployment, String note) {
        return new DeploymentBuilder(deployment)
                .editMetadata()
                .addToAnnotations("note", note)
                .endMetadata()
                .build();
    }

    private static long version(Deployment deployment) {
        return Long.parseLong(deployment.getMetadata().getResourceVersion());
    }
}
