package dev.haetae.function.restart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Refusal;
import dev.haetae.contract.State;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.apps.DaemonSetBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadingTest {

    @Test
    void aRestartMakesNoOtherTemplate() {
        Template before = new Template(template(Map.of("team", "game")));
        Template after = new Template(template(Map.of("team", "game", Template.RESTARTED_AT, "2026-11-20T03:00:00Z")));
        Template other = new Template(template(Map.of("team", "other")));

        assertThat(after.hash()).isEqualTo(before.hash()).isNotEqualTo(other.hash());
        assertThat(before.restartedAt()).isNull();
        assertThat(after.restartedAt()).isEqualTo("2026-11-20T03:00:00Z");
    }

    @Test
    void readsADaemonSet() {
        Candidate seen = Reading.workload(new DaemonSetBuilder()
                .withNewMetadata()
                .withUid("a")
                .withGeneration(7L)
                .addToLabels("kustomize.toolkit.fluxcd.io/name", "agents")
                .endMetadata()
                .withNewSpec()
                .withTemplate(template(Map.of()))
                .withNewUpdateStrategy()
                .withType("OnDelete")
                .endUpdateStrategy()
                .endSpec()
                .withNewStatus()
                .withObservedGeneration(7L)
                .withDesiredNumberScheduled(4)
                .withCurrentNumberScheduled(4)
                .withUpdatedNumberScheduled(4)
                .withNumberReady(3)
                .endStatus()
                .build());

        assertThat(seen.state()).isInstanceOfSatisfying(State.Rollout.class, rollout -> {
            assertThat(rollout.desired()).isEqualTo(4);
            assertThat(rollout.ready()).isEqualTo(3);
            assertThat(rollout.settled()).isFalse();
        });
        assertThat(seen.owner()).as("Flux leaves alone what it does not own").isEmpty();
        assertThat(seen.obstacle())
                .hasValueSatisfying(obstacle -> assertThat(obstacle.detail()).contains("OnDelete"));
    }

    @ParameterizedTest
    @CsvSource({"0, false", "1, true", ", false"})
    void aStatefulSetThatIsPartedDoesNotRestartAsAWhole(Integer partition, boolean refused) {
        Candidate seen = Reading.workload(new StatefulSetBuilder()
                .withNewMetadata()
                .withUid("a")
                .withGeneration(7L)
                .addNewOwnerReference()
                .withKind("MongoDBCommunity")
                .withName("game")
                .withController(true)
                .endOwnerReference()
                .endMetadata()
                .withNewSpec()
                .withReplicas(2)
                .withTemplate(template(Map.of()))
                .withNewUpdateStrategy()
                .withType("RollingUpdate")
                .withNewRollingUpdate()
                .withPartition(partition)
                .endRollingUpdate()
                .endUpdateStrategy()
                .endSpec()
                .withNewStatus()
                .withObservedGeneration(7L)
                .withReplicas(2)
                .withUpdatedReplicas(2)
                .withReadyReplicas(2)
                .endStatus()
                .build());

        assertThat(seen.obstacle().map(Obstacle::reason))
                .isEqualTo(refused ? Optional.of(Refusal.UNSUPPORTED) : Optional.empty());
        assertThat(seen.owner()).contains("MongoDBCommunity game");
    }

    /** Two are asked for, at generation 7. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(textBlock = """
            not seen by its controller,    6, 2, 2, 2, 0, 0, true
            the first of them is coming,   7, 3, 1, 2, 1, 0, true
            old ones answer for new ones,  7, 3, 2, 2, 2, 1, true
            all renewed,                   7, 2, 2, 2, 2, 2, false
            renewed and none answers,      7, 2, 2, 0, 2, 0, false
            """)
    void countsOnlyWhatIsRenewed(
            String situation,
            long observed,
            int all,
            int updated,
            int ready,
            int renewed,
            int answering,
            boolean busy) {
        var meta = new ObjectMetaBuilder().withUid("a").withGeneration(7L).build();
        Progress progress = new Progress(observed, 2, all, updated, ready);

        State.Rollout rollout = progress.rollout(meta, new Template(template(Map.of())));

        assertThat(rollout.updated()).as(situation).isEqualTo(renewed);
        assertThat(rollout.ready()).isEqualTo(answering);
        assertThat(progress.isUnderWay(meta)).isEqualTo(busy);
    }

    @ParameterizedTest
    @CsvSource({
        "RollingUpdate, 25%, 10, 2",
        "RollingUpdate, 25%, 2, 0",
        "RollingUpdate, , 8, 2",
        "RollingUpdate, 3, 8, 3",
        "Recreate, , 8, 8"
    })
    void howManyADeploymentTakesAtOnce(String type, String maxUnavailable, int desired, int taken) {
        IntOrString said = maxUnavailable == null
                ? null
                : maxUnavailable.endsWith("%")
                        ? new IntOrString(maxUnavailable)
                        : new IntOrString(Integer.valueOf(maxUnavailable));

        assertThat(Strategy.ofDeployment(type, said, desired)).isEqualTo(taken);
    }

    private static PodTemplateSpec template(Map<String, String> annotations) {
        return new PodTemplateSpecBuilder()
                .withNewMetadata()
                .addToLabels("app", "a")
                .addToAnnotations(annotations)
                .endMetadata()
                .withNewSpec()
                .endSpec()
                .build();
    }
}
