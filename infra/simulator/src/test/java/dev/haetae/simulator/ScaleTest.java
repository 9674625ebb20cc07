package dev.haetae.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v1.Scale;
import io.fabric8.kubernetes.api.model.autoscaling.v1.ScaleBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ScaleTest {

    private static final String MERGE = "application/merge-patch+json";

    @RegisterExtension
    static final PractisedCluster CLUSTER = new PractisedCluster();

    @Test
    void scalingByScaleKeepsTheDeploymentWhole() {
        Deployment before = CLUSTER.deployment("auth-service").get();
        Scale scale = CLUSTER.deployment("auth-service").scale();

        Scale answer = CLUSTER.deployment("auth-service").scale(with(scale, 4));

        assertThat(answer.getSpec().getReplicas()).isEqualTo(4);
        assertThat(scale.getStatus().getSelector()).isEqualTo("app=auth-service");
        assertThat(scale.getMetadata().getUid()).isEqualTo(before.getMetadata().getUid());
        assertIsWholeWith("auth-service", before, 4);
    }

    @Test
    void scalingByNumberKeepsTheDeploymentWhole() {
        Deployment before = CLUSTER.deployment("payment-service").get();

        CLUSTER.deployment("payment-service").scale(5);

        assertIsWholeWith("payment-service", before, 5);
    }

    @Test
    void replicasBecomeReadyAfterTheDelay() {
        Instant begun = Instant.now();
        CLUSTER.deployment("platform-server").scale(4);

        await().untilAsserted(() -> assertThat(
                        CLUSTER.deployment("platform-server").get().getStatus().getAvailableReplicas())
                .isEqualTo(4));
        assertThat(Duration.between(begun, Instant.now())).isGreaterThanOrEqualTo(PractisedCluster.READY_AFTER);
    }

    @Test
    void aScaleSeenTooLongAgoConflicts() {
        Scale seen = CLUSTER.deployment("game-server-zone-1").scale();
        CLUSTER.deployment("game-server-zone-1").scale(with(seen, 3));

        assertThatThrownBy(() -> CLUSTER.deployment("game-server-zone-1").scale(with(seen, 4)))
                .isInstanceOfSatisfying(KubernetesClientException.class, it -> {
                    assertThat(it.getCode()).isEqualTo(409);
                    assertThat(it.getStatus().getReason()).isEqualTo("Conflict");
                });
    }

    @Test
    void aScaleThatNamesNoVersionIsTaken() throws Exception {
        String body = "{\"metadata\":{\"name\":\"game-server-zone-2\"},\"spec\":{\"replicas\":1}}";
        var answer = CLUSTER.send("PUT", path("game-server-zone-2"), "application/json", body);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(PractisedCluster.json(answer.body()).at("/spec/replicas").asInt())
                .isEqualTo(1);
    }

    @Test
    void everyKindOfPatchScales() throws Exception {
        String merge = "{\"spec\":{\"replicas\":3}}";
        String operations = "[{\"op\":\"replace\",\"path\":\"/spec/replicas\",\"value\":4}]";

        assertThat(patch("game-server-zone-3", MERGE, merge)).isEqualTo(3);
        assertThat(patch("game-server-zone-3", "application/json-patch+json", operations))
                .isEqualTo(4);
        assertThat(patch("game-server-zone-3", "application/strategic-merge-patch+json", merge))
                .isEqualTo(3);
    }

    @Test
    void lessThanNothingIsInvalid() throws Exception {
        var answer = CLUSTER.send("PATCH", path("matchmaking"), MERGE, "{\"spec\":{\"replicas\":-1}}");

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(PractisedCluster.json(answer.body()).path("reason").asText()).isEqualTo("Invalid");
    }

    @Test
    void aDryRunAnswersAsIfButScalesNothing() throws Exception {
        String body = "{\"spec\":{\"replicas\":9}}";
        var answer = CLUSTER.send("PATCH", path("matchmaking") + "?dryRun=All", MERGE, body);

        assertThat(PractisedCluster.json(answer.body()).at("/spec/replicas").asInt())
                .isEqualTo(9);
        assertThat(CLUSTER.deployment("matchmaking").get().getSpec().getReplicas())
                .isEqualTo(3);
    }

    @Test
    void aStatefulSetScalesOneByOne() {
        var cache = CLUSTER.client()
                .apps()
                .statefulSets()
                .inNamespace(PractisedCluster.NAMESPACE)
                .withName("redis-cache");
        cache.scale(3);

        await().untilAsserted(() ->
                assertThat(cache.get().getStatus().getReadyReplicas()).isEqualTo(3));
        assertThat(CLUSTER.client()
                        .pods()
                        .inNamespace(PractisedCluster.NAMESPACE)
                        .withName("redis-cache-2")
                        .get())
                .isNotNull();
    }

    private static void assertIsWholeWith(String name, Deployment before, int replicas) {
        Deployment after = CLUSTER.deployment(name).get();
        assertThat(after.getSpec().getReplicas()).isEqualTo(replicas);
        assertThat(after.getSpec().getTemplate()).isEqualTo(before.getSpec().getTemplate());
        assertThat(after.getMetadata().getLabels())
                .isEqualTo(before.getMetadata().getLabels());
        assertThat(after.getMetadata().getGeneration())
                .isEqualTo(before.getMetadata().getGeneration() + 1);
    }

    private static int patch(String name, String contentType, String body) throws Exception {
        var answer = CLUSTER.send("PATCH", path(name), contentType, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return PractisedCluster.json(answer.body()).at("/spec/replicas").asInt();
    }

    private static String path(String name) {
        return PractisedCluster.path(name) + "/scale";
    }

    private static Scale with(Scale scale, int replicas) {
        return new ScaleBuilder(scale)
                .editSpec()
                .withReplicas(replicas)
                .endSpec()
                .build();
    }
}
