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
import dev.haetae.function.kubernetes.Receipt;
import dev.haetae.function.kubernetes.Sight;
import dev.haetae.testkit.AuditLine;
import dev.haetae.testkit.RetryOnConflict;
import dev.haetae.testkit.SimulatedFault;
import io.fabric8.kubernetes.api.model.Pod;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is written to a workload on the simulated cluster, and what is not. */
@QuarkusTest
class RestartWritesTest extends OnSimulator {

    @Test
    void everyPodIsMadeAnewByOnePatch() {
        List<String> before = names();
        Restart order = restart();

        Outcome.Applied applied = (Outcome.Applied) function.apply(order);

        assertThat(order.isReachedBy(applied.after())).isTrue();
        assertThat(order.isDoneIn(applied.after())).isFalse();
        await().until(() -> order.isDoneIn(bench.rollout(target)));
        await().untilAsserted(() -> assertThat(names()).hasSize(2).doesNotContainAnyElementsOf(before));
        assertThat(bench.writes(target)).singleElement().satisfies(line -> {
            assertThat(line).matches(AuditLine::accepted);
            assertThat(line.fieldManager()).isEqualTo(Custody.OURSELVES);
        });
    }

    @Test
    void givenAgainAfterwardsItChangesNothing() {
        function.apply(restart());
        await().until(() -> bench.rollout(target).settled());
        bench.clock().advance(Duration.ofMinutes(2));

        assertThat(function.apply(restart().withNotAfter(AT))).isInstanceOf(Outcome.AlreadyApplied.class);
        assertThat(bench.writes(target)).hasSize(1);
    }

    @Test
    void whatGitOwnsIsRestartedAsArgoCdItselfDoesIt() {
        bench.track(target, "game");

        assertThat(function.apply(restart())).isInstanceOf(Outcome.Applied.class);
    }

    @Test
    void whereArgoCdPutsTheWholeObjectInPlaceItIsRefused() {
        bench.track(target, "game");
        bench.annotate(target, "argocd.argoproj.io/sync-options", "Replace=true");

        assertThat(function.observe(target))
                .isInstanceOfSatisfying(
                        Observation.Owned.class,
                        owned -> assertThat(owned.owner()).isEqualTo("Argo CD application game"));
        assertRefused(restart(), Refusal.OWNED);
    }

    @Test
    void whatIsPausedIsSeenAndNotTouched() {
        bench.annotate(target, Custody.PAUSE, "until we know more");

        assertThat(function.observe(target))
                .isInstanceOfSatisfying(
                        Observation.Found.class,
                        found -> assertThat(found.custody().ifPaused()).contains("Deployment " + target.name()));
        assertRefused(restart(), Refusal.HANDS_OFF);
        assertThat(bench.writes(target)).as("the mark itself").hasSize(1);
    }

    @Test
    void aNamespaceThatCannotBeReadMayBePaused() {
        bench.fault(SimulatedFault.status(403).on("GET", "/namespaces/" + Bench.NAMESPACE + "$"));

        assertThat(function.observe(target)).isInstanceOf(Observation.Unclear.class);
        assertRefused(restart(), Refusal.FORBIDDEN);
    }

    @Test
    void aRolloutUnderWayIsNotDisturbed() {
        RetryOnConflict.edit(
                bench.client().apps().deployments().inNamespace(Bench.NAMESPACE).withName(target.name()),
                it -> it.edit()
                        .editMetadata()
                        .addToAnnotations("simulator.haetae.dev/ready-after", "never")
                        .endMetadata()
                        .build());
        bench.release(target);
        await().until(() -> bench.rollout(target).updated() == 1);

        assertThat(function.apply(expecting(bench.rollout(target))))
                .isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(Refusal.BUSY);
                    assertThat(refused.detail()).contains("a rollout is under way");
                });
    }

    @Test
    void aPausedRolloutIsNotResumed() {
        bench.pause(target);

        assertRefused(restart(), Refusal.BUSY);
    }

    @Test
    void otherReplicasAreNoChangeForARestart() {
        bench.change(target, spec -> spec.withReplicas(3));
        bench.settle(target);

        assertThat(function.apply(restart())).isInstanceOf(Outcome.Applied.class);
    }

    @Test
    void aStrategyThatTakesMoreAtOnceThanTheOrderAllowsIsRefused() {
        bench.change(
                target,
                spec -> spec.withNewStrategy()
                        .withType("Recreate")
                        .withRollingUpdate(null)
                        .endStrategy());
        bench.settle(target);
        Restart careful = new Restart("a-1", target, AT, 25, seen, soon());

        assertRefused(careful, Refusal.UNSUPPORTED);
        assertThat(function.apply(restart())).isInstanceOf(Outcome.Applied.class);
    }

    @Test
    void restartsAStatefulSet() {
        Target cache = new Target("production", Bench.NAMESPACE, "StatefulSet", "redis-cache");
        State.Rollout found = (State.Rollout) ((Observation.Found) function.observe(cache)).state();
        Restart order = new Restart("a-1", cache, AT, 25, found, soon());

        assertThat(function.apply(order)).isInstanceOf(Outcome.Applied.class);
        await().until(() -> function.observe(cache) instanceof Observation.Found now && order.isDoneIn(now.state()));
    }

    @Test
    void statusChurnMovesTheVersionButNotTheExpectation() {
        Sight.Present<Candidate> stale = (Sight.Present<Candidate>) cluster.look(target);
        bench.churn(target);

        assertThat(cluster.write(restart(), stale.found())).isEqualTo(new Receipt.Conflicted());
        assertThat(function.apply(restart())).isInstanceOf(Outcome.Applied.class);
    }

    @Test
    void aStormOfConflictsIsSatOutUntilItHasNoEnd() {
        bench.fault(SimulatedFault.status(409).on("PATCH", target.name() + "$").times(4));
        assertThat(function.apply(restart())).isInstanceOf(Outcome.Applied.class);

        Target other = bench.whole();
        bench.fault(SimulatedFault.status(409).on("PATCH", other.name() + "$"));
        assertFailed(
                function.apply(new Restart("a-2", other, AT, 100, bench.rollout(other), soon())), Failure.CONFLICT);
        assertThat(bench.writes(other)).hasSize(5);
    }

    @Test
    void noWriteStartsAfterTheOrderExpired() {
        Sight.Present<Candidate> before = (Sight.Present<Candidate>) cluster.look(target);
        Restart order = restart();
        bench.clock().advance(Duration.ofMinutes(2));

        assertThat(cluster.write(order, before.found())).isEqualTo(new Receipt.TooLate());
        assertThat(bench.writes(target)).isEmpty();
    }

    private Restart expecting(State.Rollout rollout) {
        return new Restart("a-1", target, AT, 100, rollout, soon());
    }

    private List<String> names() {
        return bench.pods(target).stream()
                .map(Pod::getMetadata)
                .map(meta -> meta.getName())
                .toList();
    }
}
