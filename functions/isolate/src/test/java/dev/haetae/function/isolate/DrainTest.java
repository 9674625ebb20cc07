package dev.haetae.function.isolate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Failure;
import dev.haetae.contract.Isolate;
import dev.haetae.contract.Isolate.Placement;
import dev.haetae.contract.Observation;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Target;
import dev.haetae.testkit.SimulatedFault;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** No new players, then waiting until nobody is left (D3). */
@QuarkusTest
class DrainTest extends OnSimulator {

    private Target pod;
    private Target node;

    @BeforeEach
    void pick() {
        pod = bench.pod();
        node = bench.node();
    }

    @Test
    void aPodIsDrainedWhenNobodyIsLeft() {
        playing(Map.of("state", "Allocated", "players", Map.of("count", 7)));
        Isolate order = drain(pod);

        Outcome.Applied applied = (Outcome.Applied) function.apply(order);

        assertThat(((Placement) applied.after()).players()).isEqualTo(7);
        assertThat(order.isDoneIn(applied.after())).isFalse();
        bench.gameServer(pod.name(), Map.of("state", "Shutdown", "players", Map.of("count", 0)));
        assertThat(order.isDoneIn(seen(pod))).isTrue();
        assertThat(bench.read(pod).getMetadata().getDeletionTimestamp()).isNull();
    }

    @Test
    void aPodIsNotDrainedWhileAgonesMayGiveItToPlayers() {
        playing(Map.of("state", "Ready"));
        Isolate order = drain(pod);

        assertThat(order.isDoneIn(((Outcome.Applied) function.apply(order)).after()))
                .isFalse();
    }

    @Test
    void playersOnAPodThatNobodyCanCountAreNotNobody() {
        Isolate order = drain(pod);
        playing(Map.of());

        assertThat(function.observe(pod))
                .isInstanceOfSatisfying(
                        Observation.Unclear.class,
                        unclear -> assertThat(unclear.retryable()).isTrue());
        assertFailed(function.apply(order), Failure.UNEXPECTED);
    }

    @Test
    void everybodyOnANodeCounts() {
        String name = node.name();
        bench.gameServer(name + "-1", Map.of("state", "Allocated", "nodeName", name, "players", Map.of("count", 7)));
        bench.gameServer(name + "-2", Map.of("state", "Allocated", "nodeName", name));
        bench.gameServer(name + "-3", Map.of("state", "Ready", "nodeName", name));
        bench.gameServer(name + "-4", Map.of("state", "Allocated", "nodeName", "another"));
        Isolate order = drain(node);

        assertThat(order.expected().players()).isEqualTo(8);
        assertThat(order.isDoneIn(((Outcome.Applied) function.apply(order)).after()))
                .isFalse();

        bench.gameServer(name + "-1", Map.of("state", "Shutdown", "nodeName", name));
        assertThat(order.isDoneIn(seen(node))).isFalse();
        bench.gameServer(name + "-2", Map.of("state", "Shutdown", "nodeName", name));
        assertThat(order.isDoneIn(seen(node))).isFalse();
        assertThat(seen(node).describe()).contains("1 game servers there may still be given to players");
        bench.gameServer(name + "-3", Map.of("state", "Shutdown", "nodeName", name));
        assertThat(order.isDoneIn(seen(node))).isTrue();
    }

    @Test
    void playersOnANodeThatNobodyCanCountAreNotNobody() {
        bench.gameServer(node.name(), Map.of("nodeName", node.name()));

        assertThat(function.observe(node)).isInstanceOf(Observation.Unclear.class);
    }

    @Test
    void whereThereIsNoAgonesNobodyCounts() {
        bench.fault(SimulatedFault.status(404).on("GET", "/gameservers$"));

        assertThat(seen(node).players()).isZero();
    }

    @Test
    void whereAgonesMayNotBeAskedNothingIsKnown() {
        bench.fault(SimulatedFault.status(403).on("GET", "/gameservers$"));

        assertThat(function.observe(node))
                .isInstanceOfSatisfying(
                        Observation.Unclear.class,
                        unclear -> assertThat(unclear.reason()).isEqualTo(Failure.FORBIDDEN));
    }

    private void playing(Map<String, Object> status) {
        bench.change(
                pod,
                it -> it.edit()
                        .editMetadata()
                        .addToLabels(GameServers.LABEL, pod.name())
                        .endMetadata()
                        .build());
        bench.gameServer(pod.name(), status);
    }
}
