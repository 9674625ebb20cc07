package dev.haetae.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a bad release looks like, and what is told of it. */
class CrashTest {

    private static final String STRATEGIC = "application/strategic-merge-patch+json";

    @RegisterExtension
    static final PractisedCluster CLUSTER = new PractisedCluster();

    @Test
    void aReleaseThatCrashesIsRestartedAgainAndAgainUntilItIsUndone() {
        annotate("game-server-zone-1", "simulator.haetae.dev/crash", "true");

        await().until(() -> crashing("game-server-zone-1").stream().anyMatch(it -> it.getRestartCount() > 1));
        assertThat(crashing("game-server-zone-1").getFirst()).satisfies(it -> {
            assertThat(it.getState().getWaiting().getReason()).isEqualTo("CrashLoopBackOff");
            assertThat(it.getLastState().getTerminated().getExitCode()).isEqualTo(1);
            assertThat(it.getReady()).isFalse();
        });
        assertThat(told("BackOff")).isNotEmpty().allMatch(it -> it.getType().equals("Warning"));
        assertThat(CLUSTER.deployment("game-server-zone-1").get().getStatus().getReadyReplicas())
                .isEqualTo(2);

        CLUSTER.deployment("game-server-zone-1").rolling().undo();

        await().until(() -> crashing("game-server-zone-1").isEmpty());
        await().untilAsserted(() -> assertThat(told("Killing")).isNotEmpty());
    }

    @Test
    void whatACrashedContainerSaidCanBeRead() {
        annotate("auth-service", "simulator.haetae.dev/crash", "true");
        await().until(() -> !crashing("auth-service").isEmpty());
        Pod pod = pods("auth-service").stream()
                .filter(it -> isCrashing(status(it)))
                .findFirst()
                .orElseThrow();

        String said = CLUSTER.client()
                .pods()
                .inNamespace(PractisedCluster.NAMESPACE)
                .withName(pod.getMetadata().getName())
                .terminated()
                .getLog();

        assertThat(said).isEqualTo("auth-service: started\nauth-service: failed\n");
    }

    @Test
    void restartsThatSomebodyNotesAreKept() throws Exception {
        String name = pods("redis-cache").getFirst().getMetadata().getName();
        String noted = """
                {"status":{"containerStatuses":[{"name":"redis-cache","restartCount":7,
                 "lastState":{"terminated":{"exitCode":137,"reason":"OOMKilled"}}}]}}""";

        var answer =
                CLUSTER.send("PATCH", "/api/v1/namespaces/game-production/pods/" + name + "/status", STRATEGIC, noted);

        assertThat(answer.statusCode()).isEqualTo(200);
        ContainerStatus kept = status(pods("redis-cache").getFirst());
        assertThat(kept.getRestartCount()).isEqualTo(7);
        assertThat(kept.getLastState().getTerminated().getReason()).isEqualTo("OOMKilled");
        assertThat(kept.getReady()).isTrue();
    }

    @Test
    void scalingAndStartingAreTold() {
        CLUSTER.deployment("platform-server").scale(3);

        await().untilAsserted(() -> assertThat(told("ScalingReplicaSet"))
                .anyMatch(it -> it.getInvolvedObject().getName().equals("platform-server")
                        && it.getMessage().contains("from 2 to 3")));
        await().untilAsserted(() -> assertThat(told("Started"))
                .anyMatch(it -> it.getInvolvedObject().getName().startsWith("platform-server")));
    }

    @Test
    void aPodWithoutTheLabelsOfItsWorkloadIsLetGoOfAndReplaced() throws Exception {
        String name = pods("payment-service").getFirst().getMetadata().getName();
        String path = "/api/v1/namespaces/game-production/pods/" + name;

        CLUSTER.send("PATCH", path, STRATEGIC, "{\"metadata\":{\"labels\":{\"app\":null}}}");

        await().untilAsserted(() -> assertThat(pods("payment-service"))
                .hasSize(3)
                .noneMatch(it -> it.getMetadata().getName().equals(name)));
        assertThat(PractisedCluster.json(CLUSTER.send(CLUSTER.request(path)).body())
                        .at("/metadata/ownerReferences")
                        .isMissingNode())
                .isTrue();

        CLUSTER.send("PATCH", path, STRATEGIC, "{\"metadata\":{\"labels\":{\"app\":\"payment-service\"}}}");

        await().untilAsserted(() -> assertThat(pods("payment-service"))
                .hasSize(3)
                .allMatch(it -> it.getMetadata().getOwnerReferences().size() == 1));
    }

    private static void annotate(String deployment, String key, String value) {
        CLUSTER.deployment(deployment)
                .edit(it -> new DeploymentBuilder(it)
                        .editSpec()
                        .editTemplate()
                        .editMetadata()
                        .addToAnnotations(key, value)
                        .endMetadata()
                        .endTemplate()
                        .endSpec()
                        .build());
    }

    private static List<ContainerStatus> crashing(String app) {
        return pods(app).stream()
                .filter(it -> !it.getStatus().getContainerStatuses().isEmpty())
                .map(CrashTest::status)
                .filter(CrashTest::isCrashing)
                .toList();
    }

    private static boolean isCrashing(ContainerStatus status) {
        return status.getState().getWaiting() != null;
    }

    private static ContainerStatus status(Pod pod) {
        return pod.getStatus().getContainerStatuses().getFirst();
    }

    private static List<Event> told(String reason) {
        return CLUSTER.client().v1().events().inNamespace(PractisedCluster.NAMESPACE).list().getItems().stream()
                .filter(it -> it.getReason().equals(reason))
                .toList();
    }

    private static List<Pod> pods(String app) {
        return CLUSTER.client()
                .pods()
                .inNamespace(PractisedCluster.NAMESPACE)
                .withLabel("app", app)
                .list()
                .getItems();
    }
}
