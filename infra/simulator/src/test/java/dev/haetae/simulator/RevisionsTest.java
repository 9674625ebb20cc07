package dev.haetae.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.DaemonSetBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The past of StatefulSets and DaemonSets, which a rollout is undone by. */
class RevisionsTest {

    private static final String STRATEGIC = "application/strategic-merge-patch+json";
    private static final String SETS = "/apis/apps/v1/namespaces/game-production/";

    @RegisterExtension
    static final PractisedCluster CLUSTER = new PractisedCluster();

    @Test
    void aStatefulSetGoesBackByTheDataOfARevision() throws Exception {
        ControllerRevision first = revisions("redis-cache").getFirst();
        assertThat(first.getRevision()).isEqualTo(1);
        releaseCache("registry.example/redis:8.0.0");
        await().until(() -> imagesOf("redis-cache").equals(List.of("registry.example/redis:8.0.0")));
        assertThat(revisions("redis-cache"))
                .extracting(ControllerRevision::getRevision)
                .containsExactly(1L, 2L);

        String undo = CLUSTER.client().getKubernetesSerialization().asJson(first.getData());
        assertThat(CLUSTER.send("PATCH", SETS + "statefulsets/redis-cache", STRATEGIC, undo)
                        .statusCode())
                .isEqualTo(200);

        await().until(() -> imagesOf("redis-cache").equals(List.of("registry.example/redis:7.4.1")));
        assertThat(revisions("redis-cache"))
                .extracting(ControllerRevision::getRevision)
                .containsExactly(2L, 3L);
        await().untilAsserted(() -> assertThat(cacheStatus())
                .isEqualTo(first.getMetadata().getName() + " "
                        + first.getMetadata().getName()));
    }

    @Test
    void aDaemonSetRunsOnEveryNodeAndRenewsOneAfterAnother() {
        CLUSTER.client().resource(agent("agent")).create();
        await().until(() -> isWhole("agent"));
        assertThat(pods("agent"))
                .extracting(it -> it.getSpec().getNodeName())
                .containsExactlyInAnyOrder("node-a", "node-b", "node-c");

        daemonSet("agent")
                .edit(it -> new DaemonSetBuilder(it)
                        .editSpec()
                        .withTemplate(image(it.getSpec().getTemplate(), "registry.example/agent:2"))
                        .endSpec()
                        .build());

        await().until(() -> imagesOf("agent").equals(List.of("registry.example/agent:2")) && isWhole("agent"));
        assertThat(revisions("agent"))
                .hasSize(2)
                .allSatisfy(it -> assertThat(it.getMetadata().getLabels())
                        .containsEntry(
                                "controller-revision-hash",
                                it.getMetadata().getName().replace("agent-", "")));
    }

    private static boolean isWhole(String name) {
        var status = daemonSet(name).get().getStatus();
        return status != null
                && Integer.valueOf(3).equals(status.getNumberReady())
                && Integer.valueOf(3).equals(status.getUpdatedNumberScheduled());
    }

    private static void releaseCache(String image) {
        CLUSTER.client()
                .apps()
                .statefulSets()
                .inNamespace(PractisedCluster.NAMESPACE)
                .withName("redis-cache")
                .edit(it -> new StatefulSetBuilder(it)
                        .editSpec()
                        .withTemplate(image(it.getSpec().getTemplate(), image))
                        .endSpec()
                        .build());
    }

    private static String cacheStatus() {
        var status = CLUSTER.client()
                .apps()
                .statefulSets()
                .inNamespace(PractisedCluster.NAMESPACE)
                .withName("redis-cache")
                .get()
                .getStatus();
        return status.getCurrentRevision() + " " + status.getUpdateRevision();
    }

    private static PodTemplateSpec image(PodTemplateSpec template, String image) {
        return new PodTemplateSpecBuilder(template)
                .editSpec()
                .editFirstContainer()
                .withImage(image)
                .endContainer()
                .endSpec()
                .build();
    }

    private static List<ControllerRevision> revisions(String app) {
        return CLUSTER
                .client()
                .apps()
                .controllerRevisions()
                .inNamespace(PractisedCluster.NAMESPACE)
                .withLabel("app", app)
                .list()
                .getItems()
                .stream()
                .sorted((a, b) -> Long.compare(a.getRevision(), b.getRevision()))
                .toList();
    }

    private static List<String> imagesOf(String app) {
        return pods(app).stream()
                .map(it -> it.getSpec().getContainers().getFirst().getImage())
                .distinct()
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

    private static Resource<DaemonSet> daemonSet(String name) {
        return CLUSTER.client()
                .apps()
                .daemonSets()
                .inNamespace(PractisedCluster.NAMESPACE)
                .withName(name);
    }

    private static DaemonSet agent(String name) {
        return new DaemonSetBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(PractisedCluster.NAMESPACE)
                .endMetadata()
                .withNewSpec()
                .withNewSelector()
                .addToMatchLabels("app", name)
                .endSelector()
                .withNewTemplate()
                .withNewMetadata()
                .addToLabels("app", name)
                .endMetadata()
                .withNewSpec()
                .addNewContainer()
                .withName("agent")
                .withImage("registry.example/agent:1")
                .endContainer()
                .endSpec()
                .endTemplate()
                .endSpec()
                .build();
    }
}
