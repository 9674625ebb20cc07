package dev.haetae.function.isolate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Custody;
import dev.haetae.contract.Isolate;
import dev.haetae.contract.Isolate.Placement;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.Target;
import dev.haetae.function.kubernetes.Receipt;
import dev.haetae.function.kubernetes.Sight;
import dev.haetae.testkit.SimulatedFault;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What waits on a drained node is ended, so that the drain ends too (D3); what is played on is not. */
@QuarkusTest
class EmptyingTest extends OnSimulator {

    private Target node;
    private String name;
    private List<Target> cordoned = List.of();

    @BeforeEach
    void pick() {
        node = bench.node();
        name = node.name();
    }

    @AfterEach
    void uncordon() {
        bench.cordon(cordoned, false);
    }

    @Test
    void whatWaitsGoesAndWhoIsPlayedOnStays() {
        bench.fleetServer(name + "-1", on("Ready"));
        bench.fleetServer(name + "-2", on("Scheduled"));
        bench.fleetServer(name + "-3", on("Allocated"));
        bench.fleetServer(name + "-4", on("Reserved"));
        bench.fleetServer(name + "-5", Map.of("state", "Ready", "nodeName", "another"));
        Isolate order = drain(node);

        Placement after = (Placement) ((Outcome.Applied) function.apply(order)).after();

        assertThat(bench.gameServers(name)).containsExactlyInAnyOrder(name + "-3", name + "-4", name + "-5");
        assertThat(after).extracting(Placement::players, Placement::waiting).containsExactly(2, 0);
        assertThat(order.isDoneIn(after)).isFalse();
        bench.fleetServer(name + "-3", on("Shutdown"));
        bench.fleetServer(name + "-4", on("Shutdown"));
        assertThat(order.isDoneIn(((Outcome.AlreadyApplied) function.apply(order)).now()))
                .isTrue();
    }

    @Test
    void oneInNoFleetStaysAndIsTold() {
        bench.gameServer(name, on("Ready"));
        Isolate order = drain(node);

        Placement after = (Placement) ((Outcome.Applied) function.apply(order)).after();

        assertThat(bench.gameServers(name)).hasSize(1);
        assertThat(after.waiting()).isOne();
        assertThat(after.doubt()).contains("1 of them are in no Fleet");
    }

    @Test
    void whoIsGivenToPlayersInThatMomentStays() {
        bench.fleetServer(name, on("Ready"));
        GenericKubernetesResource read = waiting();
        bench.fleetServer(name, on("Allocated"));

        assertThat(cluster.end(drain(node), read)).isEqualTo(new Receipt.Conflicted());
        assertThat(bench.gameServers(name)).hasSize(1);
    }

    @Test
    void whatMovedOnIsLookedAtAgainNextTime() {
        bench.fleetServer(name, on("Ready"));
        Isolate order = drain(node);
        bench.fault(SimulatedFault.status(409).on("DELETE", name + "$").times(1));

        assertThat(function.apply(order)).isInstanceOf(Outcome.Continue.class);
        assertThat(function.apply(order)).isInstanceOf(Outcome.AlreadyApplied.class);
        assertThat(bench.gameServers(name)).isEmpty();
    }

    @Test
    void manyAreEndedFiftyAtATime() {
        IntStream.range(0, 51).forEach(i -> bench.fleetServer(name + "-" + i, on("Ready")));
        Isolate order = drain(node);

        assertThat(function.apply(order))
                .isInstanceOfSatisfying(
                        Outcome.Continue.class,
                        going -> assertThat(going.progress()).isBetween(0.98, 0.99));
        assertThat(bench.gameServers(name)).hasSize(1);
        assertThat(function.apply(order)).isInstanceOf(Outcome.AlreadyApplied.class);
        assertThat(bench.gameServers(name)).isEmpty();
    }

    @Test
    void nothingGoesWithoutADrain() {
        bench.fleetServer(name, on("Ready"));

        function.apply(out(node));

        assertThat(bench.gameServers(name)).hasSize(1);
    }

    @Test
    void nothingGoesByAnOrderThatIsOnlyAskedAfter() {
        bench.fleetServer(name, on("Ready"));
        Isolate order = drain(node);
        function.apply(out(node));

        assertThat(function.apply(order.withNotAfter(Instant.EPOCH))).isInstanceOf(Outcome.AlreadyApplied.class);
        assertThat(cluster.end(order.withNotAfter(Instant.EPOCH), waiting())).isEqualTo(new Receipt.TooLate());
        assertThat(bench.gameServers(name)).hasSize(1);
    }

    @Test
    void nothingGoesWherePeoplePausedTheNode() {
        bench.fleetServer(name, on("Ready"));
        Isolate order = drain(node);
        function.apply(out(node));
        bench.changeNode(
                node,
                it -> it.edit()
                        .editMetadata()
                        .addToAnnotations(Custody.PAUSE, "true")
                        .endMetadata()
                        .build());

        assertThat(function.apply(order)).isInstanceOf(Outcome.AlreadyApplied.class);
        assertThat(bench.gameServers(name)).hasSize(1);
    }

    @Test
    void nothingGoesWherePeoplePausedIt() {
        bench.fleetServer(name, on("Ready"));
        GenericKubernetesResource read = waiting();
        read.getMetadata().setAnnotations(Map.of(Custody.PAUSE, "true"));

        assertThat(cluster.end(drain(node), read))
                .isInstanceOfSatisfying(
                        Receipt.Declined.class,
                        declined -> assertThat(declined.reason()).isEqualTo(Refusal.HANDS_OFF));
        assertThat(bench.gameServers(name)).hasSize(1);
    }

    @Test
    void nothingGoesWhereNoOtherNodeTakesWhatIsMadeAnew() {
        bench.fleetServer(name, on("Ready"));
        Isolate order = drain(node);
        function.apply(out(node));
        cordoned = bench.cordonAllBut();

        function.apply(order);

        assertThat(bench.gameServers(name)).hasSize(1);
    }

    @Test
    void whereTheRightIsMissingTheDrainGoesOnAndSaysSo() {
        bench.fleetServer(name, on("Ready"));
        bench.fault(SimulatedFault.status(403).on("DELETE", name + "$"));

        Placement after = (Placement) ((Outcome.Applied) function.apply(drain(node))).after();

        assertThat(after.waiting()).isOne();
        assertThat(after.describe())
                .contains(
                        "1 game servers there may still be given to players",
                        "the right to delete gameservers (agones.dev) in namespace " + Drill.NAMESPACE + " is missing");
    }

    private Map<String, Object> on(String state) {
        return Map.of("state", state, "nodeName", name);
    }

    private GenericKubernetesResource waiting() {
        Sight.Present<Candidate> seen = (Sight.Present<Candidate>) cluster.look(node);
        return ((NodeCandidate) seen.found()).waiting().getFirst();
    }
}
