package dev.haetae.function.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Action;
import dev.haetae.contract.Custody;
import dev.haetae.contract.Observation;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.Scale;
import dev.haetae.contract.State.Replicas;
import dev.haetae.contract.Target;
import dev.haetae.function.kubernetes.Receipt;
import dev.haetae.function.kubernetes.Sight;
import dev.haetae.testkit.SimulatedFault;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The floor of an autoscaler, from 2 to 4, that owns a workload of the simulated cluster. */
@QuarkusTest
class FloorTest extends OnSimulator {

    private Target autoscaler;

    @BeforeEach
    void own() {
        autoscaler = bench.autoscaler(target, 2, 4);
    }

    @Test
    void theAutoscalerIsTheLeverOfWhatItOwns() {
        assertThat(function.observe(target))
                .isInstanceOfSatisfying(
                        Observation.Owned.class,
                        owned -> assertThat(owned.lever()).isEqualTo(autoscaler));
    }

    @Test
    void isRaisedByOnePatchAndTakenBackByTheUndo() {
        Outcome.Applied raised = (Outcome.Applied) function.apply(floor(3));

        assertThat(seen().desired()).isEqualTo(3);
        assertThat(seen()).usingRecursiveComparison().ignoringFields("ready").isEqualTo(raised.after());
        Action undo = raised.undo().withNotAfter(soon());
        assertThat(function.apply(undo)).isInstanceOf(Outcome.Applied.class);
        assertThat(seen().desired()).isEqualTo(2);
        assertThat(bench.patches(autoscaler))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line.fieldManager()).isEqualTo(Custody.OURSELVES));
        assertThat(bench.scalings(target)).isEmpty();
    }

    @Test
    void isNotRaisedAboveTheCeiling() {
        assertThat(function.apply(floor(5))).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Refusal.UNSAFE);
            assertThat(refused.detail()).contains("5", "4");
        });
    }

    @Test
    void whoeverMovedItMeanwhileIsNotOverruled() {
        Action order = floor(3);
        function.apply(floor(4));

        assertThat(function.apply(order))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Refusal.TARGET_CHANGED));
    }

    @Test
    void itsVersionLetsOnlyOneWriteThrough() {
        Sight.Present<Workload> stale = (Sight.Present<Workload>) cluster.look(autoscaler, Kind.AUTOSCALER);
        bench.annotate(autoscaler, "team", "game");

        assertThat(cluster.write(floor(3), stale.found(), Kind.AUTOSCALER)).isEqualTo(new Receipt.Conflicted());
    }

    @Test
    void anAnswerLostOnTheWayIsFoundAgain() {
        bench.fault(SimulatedFault.hangAfter()
                .on("PATCH", "/horizontalpodautoscalers/")
                .times(1));

        assertThat(function.apply(floor(3))).isInstanceOf(Outcome.AlreadyApplied.class);
    }

    @Test
    void ofAnAutoscalerThatGitKeepsIsLeftAlone() {
        Scale order = floor(3);
        bench.annotate(autoscaler, "argocd.argoproj.io/tracking-id", "shop:autoscaling/HorizontalPodAutoscaler:x/y");

        assertThat(function.observe(autoscaler))
                .isInstanceOfSatisfying(
                        Observation.Owned.class,
                        owned -> assertThat(owned.owner())
                                .isEqualTo("Argo CD application shop (change spec.minReplicas in Git)"));
        assertThat(function.observe(target))
                .isInstanceOfSatisfying(
                        Observation.Owned.class,
                        owned -> assertThat(owned.lever()).isNull());
        assertRefused(order, Refusal.OWNED);
    }

    private Replicas seen() {
        return (Replicas) ((Observation.Found) function.observe(autoscaler)).state();
    }

    private Scale floor(int replicas) {
        return new Scale("a-1", autoscaler, replicas, seen(), soon());
    }
}
