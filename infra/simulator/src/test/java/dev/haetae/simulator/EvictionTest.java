package dev.haetae.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.DeleteOptionsBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.policy.v1.Eviction;
import io.fabric8.kubernetes.api.model.policy.v1.EvictionBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** payment-service has three Pods, of which its disruption budget wants two ready. */
class EvictionTest {

    private static final String READY_AFTER = "simulator.haetae.dev/ready-after";

    @RegisterExtension
    static final PractisedCluster CLUSTER = new PractisedCluster();

    @Test
    void aDisruptionBudgetLetsOneGoAndNotTwo() {
        await().until(() -> readyPods("payment-service") == 3);
        List<Pod> pods = pods("payment-service");
        // the one that takes its place is not to be ready before the budget is asked again
        CLUSTER.annotate("payment-service", READY_AFTER, "never");

        assertThat(evict(pods.get(0), uid(pods.get(0)))).isTrue();
        assertThat(evict(pods.get(1), uid(pods.get(1)))).isFalse();

        CLUSTER.annotate("payment-service", READY_AFTER, "0s");
        await().untilAsserted(
                        () -> assertThat(evict(pods.get(1), uid(pods.get(1)))).isTrue());
    }

    @Test
    void anotherPodOfThatNameIsNotEvicted() {
        Pod pod = pods("auth-service").getFirst();

        assertThatThrownBy(() -> evict(pod, "another-uid"))
                .isInstanceOfSatisfying(
                        KubernetesClientException.class,
                        refused -> assertThat(refused.getCode()).isEqualTo(409));
        assertThat(pods("auth-service")).extracting(EvictionTest::uid).contains(uid(pod));
    }

    private static boolean evict(Pod pod, String uid) {
        Eviction eviction = new EvictionBuilder()
                .withNewMetadata()
                .withName(pod.getMetadata().getName())
                .withNamespace(PractisedCluster.NAMESPACE)
                .endMetadata()
                .withDeleteOptions(new DeleteOptionsBuilder()
                        .withNewPreconditions()
                        .withUid(uid)
                        .endPreconditions()
                        .build())
                .build();
        return CLUSTER.client()
                .pods()
                .inNamespace(PractisedCluster.NAMESPACE)
                .withName(pod.getMetadata().getName())
                .evict(eviction);
    }

    private static long readyPods(String app) {
        return pods(app).stream()
                .filter(pod -> pod.getStatus().getConditions().stream()
                        .anyMatch(it ->
                                it.getType().equals("Ready") && it.getStatus().equals("True")))
                .count();
    }

    private static List<Pod> pods(String app) {
        return CLUSTER.client()
                .pods()
                .inNamespace(PractisedCluster.NAMESPACE)
                .withLabel("app", app)
                .list()
                .getItems();
    }

    private static String uid(Pod pod) {
        return pod.getMetadata().getUid();
    }
}
