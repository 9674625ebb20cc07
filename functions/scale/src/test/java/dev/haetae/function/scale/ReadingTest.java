package dev.haetae.function.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.State.Replicas;
import dev.haetae.contract.Target;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apps.DeploymentBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscalerBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReadingTest {

    private static final Target TARGET = new Target("production", "game", "StatefulSet", "snapshots");

    @Test
    void readsAStatefulSet() {
        HasMetadata object = new StatefulSetBuilder()
                .withNewMetadata()
                .withUid("a")
                .withGeneration(7L)
                .endMetadata()
                .withNewSpec()
                .withReplicas(4)
                .endSpec()
                .withNewStatus()
                .withReadyReplicas(3)
                .endStatus()
                .build();

        assertThat(Reading.replicas(object)).isEqualTo(new Replicas(4, 3, 7, "a"));
    }

    @Test
    void whatIsNotSaidIsWhatKubernetesTakesItFor() {
        HasMetadata object = new DeploymentBuilder()
                .withNewMetadata()
                .withUid("a")
                .withGeneration(1L)
                .endMetadata()
                .withNewSpec()
                .endSpec()
                .build();

        assertThat(Reading.replicas(object)).isEqualTo(new Replicas(1, 0, 1, "a"));
    }

    @Test
    void onlyAnAutoscalerOfTheSameKindAndNameOwnsIt() {
        HasMetadata object = new StatefulSetBuilder()
                .withNewMetadata()
                .withGeneration(1L)
                .endMetadata()
                .withNewSpec()
                .endSpec()
                .build();
        HorizontalPodAutoscaler deployment = autoscaler("other-kind", "Deployment", "snapshots");
        HorizontalPodAutoscaler neighbour = autoscaler("other-name", "StatefulSet", "profiles");
        HorizontalPodAutoscaler its = autoscaler("keda-hpa-snapshots", "StatefulSet", "snapshots");

        assertThat(Reading.workload(object, List.of(deployment, neighbour), TARGET)
                        .owner())
                .isEmpty();
        assertThat(Reading.workload(object, List.of(deployment, neighbour, its), TARGET)
                        .owner())
                .contains("HorizontalPodAutoscaler keda-hpa-snapshots");
    }

    private static HorizontalPodAutoscaler autoscaler(String name, String kind, String target) {
        return new HorizontalPodAutoscalerBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .withNewSpec()
                .withNewScaleTargetRef("apps/v1", kind, target)
                .endSpec()
                .build();
    }
}
