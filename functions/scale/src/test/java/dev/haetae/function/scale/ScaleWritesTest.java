package dev.haetae.function.scale;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Custody;
import dev.haetae.contract.Failure;
import dev.haetae.contract.Observation;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.Scale;
import dev.haetae.contract.State.Replicas;
import dev.haetae.contract.Target;
import dev.haetae.function.kubernetes.Receipt;
import dev.haetae.function.kubernetes.Sight;
import dev.haetae.testkit.AuditLine;
import dev.haetae.testkit.SimulatedFault;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is written on the simulated cluster, and what is not: ownership, expectation, conflicts. */
@QuarkusTest
class ScaleWritesTest extends OnSimulator {

    @Test
    void writesOnceAndOnlyTheScaleSubresource() {
        int before = bench.audit().size();

        Outcome.Applied applied = (Outcome.Applied) function.apply(to(3));

        assertThat(bench.audit().subList(before, bench.audit().size()))
                .singleElement()
                .satisfies(line -> {
                    assertThat(line.verb()).isEqualTo("update");
                    assertThat(line.path()).endsWith("/deployments/" + target.name() + "/scale");
                    assertThat(line.fieldManager()).isEqualTo(Custody.OURSELVES);
                    assertThat(line.accepted()).isTrue();
                });
        assertThat(bench.replicas(target))
                .usingRecursiveComparison()
                .ignoringFields("ready")
                .isEqualTo(applied.after());
    }

    @Test
    void theUndoExpectsWhatTheWriteLeft() {
        Outcome.Applied applied = (Outcome.Applied) function.apply(to(3));
        Scale undo = (Scale) applied.undo();

        assertThat(undo.replicas()).isEqualTo(2);
        assertThat(undo.expected()).isEqualTo(applied.after());
        bench.disturb(target, 7);
        assertRefused(undo, Refusal.TARGET_CHANGED);
    }

    @Test
    void whatAnAutoscalerOwnsIsRefused() {
        Target owned = Bench.deployment("matchmaking");
        Replicas now = bench.replicas(owned);

        assertThat(function.observe(owned))
                .isInstanceOfSatisfying(
                        Observation.Owned.class,
                        observed -> assertThat(observed.owner()).isEqualTo("HorizontalPodAutoscaler matchmaking"));
        assertThat(function.apply(new Scale("a-1", owned, 9, now, soon())))
                .isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(Refusal.OWNED);
                    assertThat(refused.detail()).contains("HorizontalPodAutoscaler matchmaking");
                });
        assertThat(bench.scalings(owned)).isEmpty();
    }

    @Test
    void scalesAStatefulSet() {
        Target cache = new Target("production", Bench.NAMESPACE, "StatefulSet", "redis-cache");
        Observation.Found found = (Observation.Found) function.observe(cache);

        Outcome outcome = function.apply(new Scale("a-1", cache, 2, (Replicas) found.state(), soon()));

        assertThat(outcome).isInstanceOf(Outcome.Applied.class);
        assertThat(bench.scalings(cache)).singleElement().matches(AuditLine::accepted);
    }

    @Test
    void statusChurnMovesTheVersionButNotTheExpectation() {
        Sight.Present<Workload> stale = (Sight.Present<Workload>) cluster.look(target, DEPLOYMENT);
        bench.churn(target);

        assertThat(cluster.write(to(3), stale.found(), DEPLOYMENT)).isEqualTo(new Receipt.Conflicted());
        assertThat(function.apply(to(3))).isInstanceOf(Outcome.Applied.class);
    }

    @Test
    void aStormOfConflictsIsSatOut() {
        bench.fault(SimulatedFault.status(409).on("PUT", SCALE).times(4));

        assertThat(function.apply(to(3))).isInstanceOf(Outcome.Applied.class);
        assertThat(bench.scalings(target)).extracting(AuditLine::code).containsExactly(409, 409, 409, 409, 200);
    }

    @Test
    void aStormWithoutEndIsLeftForLater() {
        bench.fault(SimulatedFault.status(409).on("PUT", SCALE));

        assertFailed(function.apply(to(3)), Failure.CONFLICT);
        assertThat(bench.scalings(target)).hasSize(5);
    }

    @Test
    void aWorkloadMadeAnewIsAnotherOne() {
        Replicas stranger = new Replicas(seen.desired(), seen.ready(), seen.generation(), "another-uid");

        assertRefused(new Scale("a-1", target, 3, stranger, soon()), Refusal.TARGET_CHANGED);
    }

    @Test
    void noWriteStartsAfterTheOrderExpired() {
        Sight.Present<Workload> before = (Sight.Present<Workload>) cluster.look(target, DEPLOYMENT);
        Scale order = to(3);
        bench.clock().advance(Duration.ofMinutes(2));

        assertThat(cluster.write(order, before.found(), DEPLOYMENT)).isEqualTo(new Receipt.TooLate());
        assertThat(bench.scalings(target)).isEmpty();
    }
}
