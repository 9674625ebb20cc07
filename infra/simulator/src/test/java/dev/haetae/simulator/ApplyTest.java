package dev.haetae.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ApplyTest {

    private static final String APPLY = "application/apply-patch+yaml";

    @RegisterExtension
    static final PractisedCluster CLUSTER = new PractisedCluster();

    @Test
    void whatIsAppliedIsMergedAndItsManagerNoted() {
        Deployment wanted = new DeploymentBuilder()
                .withNewMetadata()
                .withName("matchmaking")
                .withNamespace(PractisedCluster.NAMESPACE)
                .endMetadata()
                .withNewSpec()
                .withReplicas(6)
                .endSpec()
                .build();

        Deployment after = CLUSTER.client()
                .resource(wanted)
                .fieldManager("haetae")
                .forceConflicts()
                .serverSideApply();

        assertThat(after.getSpec().getReplicas()).isEqualTo(6);
        assertThat(after.getSpec().getTemplate().getSpec().getContainers()).hasSize(1);
        assertThat(after.getMetadata().getManagedFields()).singleElement().satisfies(it -> {
            assertThat(it.getManager()).isEqualTo("haetae");
            assertThat(it.getOperation()).isEqualTo("Apply");
        });
    }

    @Test
    void whatIsAbsentIsCreated() throws Exception {
        String path = "/api/v1/namespaces/game-production/configmaps/applied";
        String yaml = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: applied}\ndata: {mode: practice}\n";

        assertThat(CLUSTER.send("PATCH", path + "?fieldManager=t", APPLY, yaml).statusCode())
                .isEqualTo(201);
        assertThat(CLUSTER.send("PATCH", path + "?fieldManager=t", APPLY, yaml).statusCode())
                .isEqualTo(200);
        assertThat(CLUSTER.send("PATCH", path, APPLY, yaml).statusCode()).isEqualTo(422);
    }
}
