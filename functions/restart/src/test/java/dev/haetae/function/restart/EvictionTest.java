package dev.haetae.function.restart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.haetae.contract.Custody;
import dev.haetae.contract.Failure;
import dev.haetae.contract.Observation;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.Restart;
import dev.haetae.contract.State;
import dev.haetae.contract.Target;
import dev.haetae.testkit.AuditLine;
import dev.haetae.testkit.RetryOnConflict;
import dev.haetae.testkit.SimulatedFault;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One pod of a workload on the simulated cluster. */
@QuarkusTest
class EvictionTest extends OnSimulator {

    private Target pod;

    @BeforeEach
    void pick() {
        pod = bench.pod(target);
    }

    @Test
    void onlyThatPodIsTakenAndOnce() {
        Restart order = order();

        assertThat(function.apply(order)).isInstanceOf(Outcome.Applied.class);
        assertThat(function.apply(order))
                .isInstanceOfSatisfying(
                        Outcome.AlreadyApplied.class,
                        done -> assertThat(order.isDoneIn(done.now())).isTrue());
        assertThat(bench.writes(pod)).singleElement().matches(AuditLine::accepted);
        assertThat(bench.writes(target)).isEmpty();
        await().untilAsserted(() -> assertThat(bench.pods(target)).hasSize(2));
    }

    @Test
    void theOneOfTwoThatAnswersIsNotTakenAndTheOtherIs() {
        Target other = bench.pods(target).stream()
                .map(it -> it.getMetadata().getName())
                .filter(name -> !name.equals(pod.name()))
                .map(name -> new Target("production", Bench.NAMESPACE, Restart.POD, name))
                .findFirst()
                .orElseThrow();
        assertThat(look(pod)).extracting(State.Pod::group, State.Pod::away).containsExactly(2, 0);
        crash(other);
        await().until(() -> look(pod).away() == 1);

        assertThat(function.apply(half(pod))).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Refusal.BUSY);
            assertThat(refused.detail()).contains("2 of the 2 that serve together would be away");
        });
        assertThat(function.apply(half(other))).isInstanceOf(Outcome.Applied.class);
    }

    private Restart half(Target which) {
        return new Restart("a-2", which, AT, 50, look(which), soon());
    }

    private State.Pod look(Target which) {
        return (State.Pod) ((Observation.Found) function.observe(which)).state();
    }

    private void crash(Target which) {
        RetryOnConflict.edit(
                bench.client().pods().inNamespace(Bench.NAMESPACE).withName(which.name()),
                it -> it.edit()
                        .editMetadata()
                        .addToAnnotations("simulator.haetae.dev/crash", "true")
                        .endMetadata()
                        .build());
    }

    @Test
    void anAnswerLostOnTheWayDoesNotTakeTwo() {
        Restart order = order();
        bench.fault(SimulatedFault.hangAfter().on("POST", "/eviction$").times(1));

        assertThat(function.apply(order)).isInstanceOf(Outcome.AlreadyApplied.class);
        assertThat(bench.writes(pod)).filteredOn(AuditLine::accepted).hasSize(1);
    }

    @Test
    void whoeverPausesTheWorkloadMeansItsPodsToo() {
        bench.annotate(target, Custody.PAUSE, "we are on it");

        assertThat(function.observe(pod))
                .isInstanceOfSatisfying(
                        Observation.Found.class,
                        found -> assertThat(found.custody().ifPaused()).contains("Deployment " + target.name()));
        assertRefused(order(), Refusal.HANDS_OFF);
        assertThat(bench.writes(pod)).isEmpty();
    }

    @Test
    void aDisruptionBudgetHoldsUntilItAllowsIt() {
        Restart order = order();
        budget(2);

        Outcome held = function.apply(order);
        assertFailed(held, Failure.PEER_ERROR);
        assertThat(held.toString()).contains("disruption budget");
        assertRefused(order.withNotAfter(AT.minusSeconds(1)), Refusal.STALE);

        budget(1);
        assertThat(function.apply(order)).isInstanceOf(Outcome.Applied.class);
    }

    @Test
    void playersAreNotThrownOut() {
        Restart order = order();
        gameServer("Allocated");
        assertRefused(order, Refusal.BUSY);

        gameServer("Ready");
        assertThat(function.apply(order)).isInstanceOf(Outcome.Applied.class);
    }

    @Test
    void whereAgonesCannotBeAskedPlayersMayBe() {
        Restart order = order();
        label();

        assertRefused(order, Refusal.BUSY);
    }

    @Test
    void anotherPodOfThatNameIsNotTaken() {
        State.Pod now = (State.Pod) order().expected();
        Restart earlier = order(new State.Pod("another-uid", false, now.ready(), false));

        assertThat(function.apply(earlier)).isInstanceOf(Outcome.AlreadyApplied.class);
        assertThat(bench.writes(pod)).isEmpty();
    }

    private Restart order() {
        return order(((Observation.Found) function.observe(pod)).state());
    }

    private Restart order(State expected) {
        return new Restart("a-1", pod, AT, 100, expected, soon());
    }

    private void budget(int minAvailable) {
        bench.client()
                .resource(new PodDisruptionBudgetBuilder()
                        .withNewMetadata()
                        .withName(target.name())
                        .withNamespace(Bench.NAMESPACE)
                        .endMetadata()
                        .withNewSpec()
                        .withNewMinAvailable(minAvailable)
                        .withNewSelector()
                        .addToMatchLabels("app", target.name())
                        .endSelector()
                        .endSpec()
                        .build())
                .createOr(existing -> existing.update());
    }

    private void gameServer(String state) {
        label();
        GenericKubernetesResource server = new GenericKubernetesResourceBuilder()
                .withApiVersion("agones.dev/v1")
                .withKind("GameServer")
                .withNewMetadata()
                .withName(pod.name())
                .withNamespace(Bench.NAMESPACE)
                .endMetadata()
                .withAdditionalProperties(Map.of("status", Map.of("state", state)))
                .build();
        bench.client().resource(server).createOr(existing -> existing.update());
    }

    private void label() {
        RetryOnConflict.edit(
                bench.client().pods().inNamespace(Bench.NAMESPACE).withName(pod.name()),
                it -> it.edit()
                        .editMetadata()
                        .addToLabels(PodReading.GAME_SERVER, pod.name())
                        .endMetadata()
                        .build());
    }
}
