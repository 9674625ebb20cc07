package dev.haetae.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who wrote which fields, as an object's managedFields tell it. */
class WritersTest {

    private static final String NODE = "/api/v1/nodes/node-a";
    private static final String MAPS = "/api/v1/namespaces/game-production/configmaps";
    private static final String MERGE = "application/merge-patch+json";

    @RegisterExtension
    static final PractisedCluster CLUSTER = new PractisedCluster();

    @Test
    void whoWritesAFieldLastHasItAlone() throws Exception {
        patch(NODE + "?fieldManager=haetae", "{\"spec\":{\"unschedulable\":true}}");
        assertThat(writers(NODE)).isEqualTo("haetae={\"f:spec\":{\"f:unschedulable\":{}}} ");

        patch(NODE, "{\"spec\":{\"unschedulable\":null}}");
        assertThat(writers(NODE)).isEmpty();

        patch(NODE, "{\"spec\":{\"unschedulable\":true},\"metadata\":{\"labels\":{\"a\":\"b\"}}}");
        assertThat(writers(NODE))
                .isEqualTo("test={\"f:metadata\":{\"f:labels\":{\"f:a\":{}}},\"f:spec\":{\"f:unschedulable\":{}}} ");
    }

    @Test
    void whoMakesAnObjectHasAllOfItAndKeepsWhatOthersLeaveAlone() throws Exception {
        CLUSTER.send(
                "POST", MAPS, "application/json", "{\"metadata\":{\"name\":\"w\"},\"data\":{\"a\":\"1\",\"b\":\"1\"}}");

        patch(MAPS + "/w?fieldManager=haetae", "{\"data\":{\"b\":\"2\"}}");
        patch(MAPS + "/w?fieldManager=nobody", "{\"data\":{\"a\":\"1\"}}");

        assertThat(writers(MAPS + "/w")).isEqualTo("test={\"f:data\":{\"f:a\":{}}} haetae={\"f:data\":{\"f:b\":{}}} ");
    }

    private static void patch(String path, String body) throws Exception {
        assertThat(CLUSTER.send("PATCH", path, MERGE, body).statusCode()).isEqualTo(200);
    }

    private static String writers(String path) throws Exception {
        JsonNode object =
                PractisedCluster.json(CLUSTER.send(CLUSTER.request(path)).body());
        StringBuilder told = new StringBuilder();
        object.path("metadata")
                .path("managedFields")
                .forEach(it -> told.append("%s=%s ".formatted(it.path("manager").asText(), it.path("fieldsV1"))));
        return told.toString();
    }
}
