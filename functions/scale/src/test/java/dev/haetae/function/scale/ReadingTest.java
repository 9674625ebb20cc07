package dev.haetae.function.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Custody;
import dev.haetae.contract.State.Replicas;
import dev.haetae.contract.Target;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingTest {

    /** Everything is said that any kind might say; what is not said is what Kubernetes takes it for. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            Deployment,              true,  4, 3
            StatefulSet,             true,  4, 3
            ReplicaSet,              true,  4, 3
            Rollout,                 true,  4, 3
            Fleet,                   true,  4, 23
            HorizontalPodAutoscaler, true,  5, 6
            Deployment,              false, 1, 0
            Fleet,                   false, 1, 0
            HorizontalPodAutoscaler, false, 1, 0
            """)
    void whatItAsksForAndWhatAnswers(String kind, boolean said, int desired, int ready) {
        GenericKubernetesResource object = said ? saying() : bare();

        assertThat(Reading.replicas(object, Kind.named(kind).orElseThrow()))
                .isEqualTo(new Replicas(desired, ready, 7, "a"));
    }

    @ParameterizedTest
    @CsvSource({"HorizontalPodAutoscaler, 9", "Deployment, "})
    void onlyAnAutoscalerHasACeiling(String kind, Integer ceiling) {
        Workload seen = Reading.workload(
                saying(),
                Owners.NONE,
                Custody.NOBODY,
                target(kind),
                Kind.named(kind).orElseThrow());

        assertThat(seen.ceiling()).isEqualTo(ceiling == null ? OptionalInt.empty() : OptionalInt.of(ceiling));
        assertThat(seen.replicas().most()).isEqualTo(ceiling == null ? 0 : ceiling);
    }

    private static GenericKubernetesResource saying() {
        return new GenericKubernetesResourceBuilder(bare())
                .addToAdditionalProperties("spec", Map.of("replicas", 4, "minReplicas", 5, "maxReplicas", 9))
                .addToAdditionalProperties(
                        "status",
                        Map.of(
                                "replicas",
                                8,
                                "readyReplicas",
                                3,
                                "reservedReplicas",
                                7,
                                "allocatedReplicas",
                                13,
                                "currentReplicas",
                                6))
                .build();
    }

    private static GenericKubernetesResource bare() {
        return new GenericKubernetesResourceBuilder()
                .withNewMetadata()
                .withUid("a")
                .withGeneration(7L)
                .endMetadata()
                .build();
    }

    private static Target target(String kind) {
        return new Target("production", "game", kind, "snapshots");
    }
}
