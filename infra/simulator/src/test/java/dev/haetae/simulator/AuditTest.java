package dev.haetae.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class AuditTest {

    private static final String MERGE = "application/merge-patch+json";

    @RegisterExtension
    static final PractisedCluster CLUSTER = new PractisedCluster();

    @Test
    void aWriteIsToldWithWhatItChanged() throws Exception {
        scale("auth-service", "", 4);

        JsonNode line = CLUSTER.auditOf("auth-service").findFirst().orElseThrow();
        assertThat(line.path("verb").asText()).isEqualTo("patch");
        assertThat(line.path("user").asText()).isEqualTo("test");
        assertThat(line.path("group").asText()).isEqualTo("apps");
        assertThat(line.path("resource").asText()).isEqualTo("deployments");
        assertThat(line.path("subresource").asText()).isEqualTo("scale");
        assertThat(line.path("namespace").asText()).isEqualTo("game-production");
        assertThat(line.path("dryRun").asBoolean()).isFalse();
        assertThat(line.path("code").asInt()).isEqualTo(200);
        assertThat(line.at("/before/replicas").asInt()).isEqualTo(2);
        assertThat(line.at("/after/replicas").asInt()).isEqualTo(4);
        assertThat(line.at("/requestBody/spec/replicas").asInt()).isEqualTo(4);
    }

    @Test
    void refusedWritesAndDryRunsAreToldToo() throws Exception {
        scale("matchmaking", "", -1);
        scale("matchmaking", "?dryRun=All", 5);

        assertThat(CLUSTER.auditOf("matchmaking").map(it -> it.path("code").asInt() + " " + it.path("dryRun")))
                .containsExactly("422 false", "200 true");
    }

    @Test
    void neitherReadsNorTheClustersOwnWritesAreTold() throws Exception {
        CLUSTER.deployment("payment-service").get();

        assertThat(CLUSTER.auditOf("payment-service")).isEmpty();
        assertThat(CLUSTER.auditLines())
                .allMatch(it -> it.path("resource").asText().equals("deployments"));
    }

    @Test
    void theFileHoldsTheSameLines() throws Exception {
        scale("platform-server", "", 3);

        assertThat(Files.readString(CLUSTER.audit()))
                .isEqualTo(CLUSTER.send(CLUSTER.request("/simulator/audit")).body());
        assertThat(CLUSTER.auditLines().getFirst().path("seq").asInt()).isEqualTo(1);
    }

    private static void scale(String name, String query, int replicas) throws Exception {
        String body = "{\"spec\":{\"replicas\":%d}}".formatted(replicas);
        CLUSTER.send("PATCH", PractisedCluster.path(name) + "/scale" + query, MERGE, body);
    }
}
