package dev.haetae.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PlacesTest {

    private static final String MERGE = "application/merge-patch+json";
    private static final String STRATEGIC = "application/strategic-merge-patch+json";

    @RegisterExtension
    static final PractisedCluster CLUSTER = new PractisedCluster();

    @Test
    void aNamespaceCanBeMarked() throws Exception {
        String marks = "{\"metadata\":{\"annotations\":{\"haetae.dev/pause\":\"true\"},\"labels\":{\"team\":\"a\"}}}";

        JsonNode marked = patch("/api/v1/namespaces/game-production", MERGE, marks);

        assertThat(marked.path("metadata")
                        .path("annotations")
                        .path("haetae.dev/pause")
                        .asText())
                .isEqualTo("true");
        assertThat(marked.at("/metadata/labels/team").asText()).isEqualTo("a");
        assertThat(marked.at("/metadata/labels/cluster").asText()).isEqualTo("production");
        assertThat(marked.at("/status/phase").asText()).isEqualTo("Active");
    }

    @Test
    void nothingNewComesToANodeThatIsCordonedOrNotReady() throws Exception {
        patch("/api/v1/nodes/node-a", STRATEGIC, "{\"spec\":{\"unschedulable\":true}}");
        patch(
                "/api/v1/nodes/node-b/status",
                STRATEGIC,
                "{\"status\":{\"conditions\":[{\"type\":\"Ready\",\"status\":\"False\"}]}}");
        List<String> before = crowdOfAandB();

        CLUSTER.deployment("platform-server").scale(5);

        await().untilAsserted(
                        () -> assertThat(nodesOf("platform-server")).hasSize(5).doesNotContainNull());
        assertThat(crowdOfAandB()).isEqualTo(before);
    }

    @Test
    void aNodeCanCome() {
        var node = new NodeBuilder()
                .withNewMetadata()
                .withName("node-d")
                .endMetadata()
                .build();

        CLUSTER.client().resource(node).create();

        assertThat(CLUSTER.client().nodes().list().getItems()).hasSize(4);
    }

    private static List<String> crowdOfAandB() {
        return nodesOf("platform-server").stream()
                .filter(it -> it.equals("node-a") || it.equals("node-b"))
                .sorted()
                .toList();
    }

    private static List<String> nodesOf(String app) {
        return CLUSTER
                .client()
                .pods()
                .inNamespace(PractisedCluster.NAMESPACE)
                .withLabel("app", app)
                .list()
                .getItems()
                .stream()
                .map(it -> it.getSpec().getNodeName())
                .toList();
    }

    private static JsonNode patch(String path, String contentType, String body) throws Exception {
        var answer = CLUSTER.send("PATCH", path, contentType, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return PractisedCluster.json(answer.body());
    }
}
