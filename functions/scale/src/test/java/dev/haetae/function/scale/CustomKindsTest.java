package dev.haetae.function.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Observation;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.Scale;
import dev.haetae.contract.State.Replicas;
import dev.haetae.contract.Target;
import dev.haetae.testkit.AuditLine;
import dev.haetae.testkit.SimulatedFault;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kinds that a cluster has only where somebody brought them, by their scale subresource. */
@QuarkusTest
class CustomKindsTest extends OnSimulator {

    private static final String AUTOSCALERS = "/fleetautoscalers$";

    @ParameterizedTest
    @CsvSource({
        "agones.dev/v1, Fleet, fleets",
        "argoproj.io/v1alpha1, Rollout, rollouts",
        "kafka.strimzi.io/v1beta2, KafkaConnect, kafkaconnects"
    })
    void areScaledByTheirScaleSubresource(String apiVersion, String kind, String plural) {
        Target made = make(apiVersion, kind);

        Outcome.Applied applied = (Outcome.Applied) function.apply(to(4, made));

        assertThat(((Replicas) applied.after()).desired()).isEqualTo(4);
        assertThat(replicas(made).desired()).isEqualTo(4);
        assertThat(bench.scalings(made))
                .filteredOn(AuditLine::accepted)
                .singleElement()
                .satisfies(line -> assertThat(line.path()).endsWith("/%s/%s/scale".formatted(plural, made.name())));
    }

    @ParameterizedTest
    @CsvSource({
        "DaemonSet, a DaemonSet has no scale subresource (apps/v1/daemonsets)",
        "ScaledObject, a ScaledObject has no scale subresource (keda.sh/v1alpha1/scaledobjects)",
        "Teapot, the cluster has no namespaced kind Teapot",
        "Node, the cluster has no namespaced kind Node"
    })
    void aKindThatCannotBeScaledIsRefusedWithTheReason(String kind, String why) {
        Target other = new Target("production", Bench.NAMESPACE, kind, "any");

        assertThat(function.observe(other))
                .isInstanceOfSatisfying(
                        Observation.Unclear.class,
                        unclear -> assertThat(unclear.detail()).isEqualTo(why));
        assertThat(function.apply(new Scale("a-1", other, 4, seen, soon())))
                .isEqualTo(new Outcome.Refused(Refusal.UNSUPPORTED, why));
    }

    @Test
    void aFleetThatAgonesScalesIsOwned() {
        Target fleet = make("agones.dev/v1", "Fleet");
        bench.make(
                "autoscaling.agones.dev/v1",
                "FleetAutoscaler",
                "for-" + fleet.name(),
                Map.of("fleetName", fleet.name()));

        assertThat(function.observe(fleet)).isInstanceOfSatisfying(Observation.Owned.class, owned -> {
            assertThat(owned.owner()).startsWith("FleetAutoscaler for-" + fleet.name());
            assertThat(owned.lever()).isNull();
        });
    }

    @Test
    void whereTheClusterKnowsNoFleetAutoscalersThereIsNone() {
        Target fleet = make("agones.dev/v1", "Fleet");
        bench.fault(SimulatedFault.status(404).on("GET", AUTOSCALERS));

        assertThat(function.observe(fleet)).isInstanceOf(Observation.Found.class);
    }

    @Test
    void whereTheyMayNotBeSeenThereMayBeOne() {
        Target fleet = make("agones.dev/v1", "Fleet");
        bench.fault(SimulatedFault.status(403).on("GET", AUTOSCALERS));

        assertThat(function.observe(fleet)).isInstanceOf(Observation.Unclear.class);
    }

    @Test
    void theReplicaSetOfADeploymentIsItsOwn() {
        Target replicaSet = bench.replicaSet(target);

        assertThat(function.observe(replicaSet))
                .isInstanceOfSatisfying(
                        Observation.Owned.class,
                        owned -> assertThat(owned.owner())
                                .isEqualTo("Deployment %s (change it there)".formatted(target.name())));
    }

    private Target make(String apiVersion, String kind) {
        return bench.make(
                apiVersion,
                kind,
                target.name(),
                Map.of(
                        "replicas",
                        2,
                        "selector",
                        Map.of("matchLabels", Map.of("app", target.name())),
                        "template",
                        Map.of()));
    }

    private Scale to(int replicas, Target made) {
        return new Scale("a-1", made, replicas, replicas(made), soon());
    }

    private Replicas replicas(Target made) {
        return (Replicas) ((Observation.Found) function.observe(made)).state();
    }
}
