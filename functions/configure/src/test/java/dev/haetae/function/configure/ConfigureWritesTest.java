package dev.haetae.function.configure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Configure;
import dev.haetae.contract.Configure.Setting;
import dev.haetae.contract.Custody;
import dev.haetae.contract.Failure;
import dev.haetae.contract.Observation;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.Target;
import dev.haetae.function.kubernetes.Receipt;
import dev.haetae.function.kubernetes.Sight;
import dev.haetae.testkit.AuditLine;
import dev.haetae.testkit.SimulatedFault;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is written to a map on the simulated cluster, and what is not. */
@QuarkusTest
class ConfigureWritesTest extends OnSimulator {

    @Test
    void oneKeyIsSetAndTheOthersStay() {
        Outcome.Applied applied = (Outcome.Applied) function.apply(on());

        assertThat(applied.after()).isEqualTo(setting(target));
        assertThat(bench.read(target).getData())
                .containsEntry(Bench.KEY, "on")
                .containsEntry("pool-size", "20")
                .hasSize(2);
        assertThat(bench.writes(target))
                .singleElement()
                .matches(AuditLine::accepted)
                .extracting(AuditLine::fieldManager)
                .isEqualTo(Custody.OURSELVES);
    }

    @Test
    void theUndoSetsBackWhatWas() {
        Outcome.Applied applied = (Outcome.Applied) function.apply(on());

        assertThat(function.apply(applied.undo())).isInstanceOf(Outcome.Applied.class);
        assertThat(setting(target)).isEqualTo(seen);
    }

    @Test
    void aKeyThatNobodyKnowsIsNotSet() {
        Target mistyped = Bench.key(Place.require(target).map(), "guestmode");
        Configure order = new Configure("a-1", mistyped, "on", setting(mistyped), null, soon());

        assertThat(function.apply(order)).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Refusal.UNSAFE);
            assertThat(refused.detail()).endsWith("it has guest-mode, pool-size");
        });
        assertThat(bench.writes(target)).isEmpty();
    }

    @Test
    void aKeyThatWasNotThereGoesAgain() {
        Target fresh = Bench.key(Place.require(target).map(), "maintenance");
        bench.annotate(target, Rule.VALUES + "maintenance", "on,off");
        Configure order = new Configure("a-1", fresh, "on", setting(fresh), null, soon());

        Outcome.Applied applied = (Outcome.Applied) function.apply(order);
        assertThat(bench.read(target).getData()).containsEntry("maintenance", "on");

        assertThat(function.apply(applied.undo())).isInstanceOf(Outcome.Applied.class);
        assertThat(bench.read(target).getData()).doesNotContainKey("maintenance");
        assertThat(function.apply(applied.undo())).isInstanceOf(Outcome.AlreadyApplied.class);
    }

    @Test
    void anUndoLeavesAloneWhatSomebodyElseSetMeanwhile() {
        Outcome.Applied applied = (Outcome.Applied) function.apply(on());
        bench.set(target, Bench.KEY, "half");

        assertRefused(applied.undo(), Refusal.TARGET_CHANGED);
    }

    @Test
    void whatTheKeyDoesNotTakeIsRefusedWithWhatItTakes() {
        assertThat(function.apply(to("loud"))).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(Refusal.UNSAFE);
            assertThat(refused.detail()).contains("one of on, off, half", "loud");
        });
        assertThat(bench.writes(target)).isEmpty();
    }

    @Test
    void whatGitOwnsIsRefused() {
        bench.annotate(target, "argocd.argoproj.io/tracking-id", "game:/ConfigMap:game-production/features");

        assertThat(function.observe(target))
                .isInstanceOfSatisfying(
                        Observation.Owned.class,
                        owned -> assertThat(owned.owner()).isEqualTo("Argo CD application game"));
        assertRefused(on(), Refusal.OWNED);
    }

    @Test
    void peoplesHandsAreSeenAndRespected() {
        bench.annotate(target, Custody.PAUSE, "true");

        assertThat(function.observe(target))
                .isInstanceOfSatisfying(
                        Observation.Found.class,
                        found -> assertThat(found.custody().ifPaused()).isPresent());
        assertRefused(on(), Refusal.HANDS_OFF);
    }

    @Test
    void aNamespaceThatCannotBeReadForbids() {
        bench.fault(SimulatedFault.status(403).on("GET", "/namespaces/" + Bench.NAMESPACE + "$"));

        assertThat(function.observe(target)).isInstanceOf(Observation.Unclear.class);
        assertRefused(on(), Refusal.FORBIDDEN);
    }

    @Test
    void aFileIsNeitherShownNorReplaced() {
        bench.set(target, Bench.KEY, "password=secret\nuser=me\n");

        assertThat(function.observe(target)).isInstanceOfSatisfying(Observation.Unclear.class, unclear -> {
            assertThat(unclear.retryable()).isFalse();
            assertThat(unclear.detail()).contains("a file of its own").doesNotContain("secret");
        });
        assertRefused(on(), Refusal.UNSUPPORTED);
    }

    @Test
    void anImmutableMapIsLeftAlone() {
        bench.change(target, it -> it.withImmutable(true));

        assertRefused(on(), Refusal.UNSUPPORTED);
    }

    @Test
    void otherKeysMoveTheVersionButNotTheExpectation() {
        Candidate.Switch stale = look();
        bench.set(target, "pool-size", "30");

        assertThat(cluster.write(on(), stale)).isEqualTo(new Receipt.Conflicted());
        assertThat(function.apply(on())).isInstanceOf(Outcome.Applied.class);
    }

    @Test
    void aStormOfConflictsIsSatOutUntilItHasNoEnd() {
        bench.fault(SimulatedFault.status(409)
                .on("PATCH", Place.require(target).map() + "$")
                .times(4));
        assertThat(function.apply(on())).isInstanceOf(Outcome.Applied.class);

        Target other = bench.whole();
        bench.fault(SimulatedFault.status(409).on("PATCH", Place.require(other).map() + "$"));
        Setting off = setting(other);
        assertFailed(function.apply(new Configure("a-2", other, "on", off, null, soon())), Failure.CONFLICT);
        assertThat(bench.writes(other)).hasSize(5);
    }

    @Test
    void noWriteStartsAfterTheOrderExpired() {
        Candidate.Switch before = look();
        Configure order = on();
        bench.clock().advance(Duration.ofMinutes(2));

        assertThat(cluster.write(order, before)).isEqualTo(new Receipt.TooLate());
        assertThat(bench.writes(target)).isEmpty();
    }

    private Candidate.Switch look() {
        return (Candidate.Switch) ((Sight.Present<Candidate>) cluster.look(target)).found();
    }
}
