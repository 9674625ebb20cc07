package dev.haetae.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.haetae.contract.Action;
import dev.haetae.contract.Observation;
import dev.haetae.contract.OpsFunction;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.State;
import dev.haetae.contract.Target;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/**
 * What every function must hold to, whatever its verb. A function's test extends this and says how its peer is set up;
 * the peer must be whole, and {@link #present()} settled, before each test.
 */
public abstract class OpsFunctionContract {

    private static final Duration SOON = Duration.ofMinutes(1);

    /** The function under test, as its callers get it (with its interceptors). */
    protected abstract OpsFunction function();

    /** Now, by the clock that the function reads. */
    protected abstract Instant now();

    /** A target that is there and that nobody else owns. */
    protected abstract Target present();

    /** A target of a supported kind that is not there. */
    protected abstract Target absent();

    /** An order that changes what {@code expected} says. */
    protected abstract Action order(Target target, State expected, Instant notAfter);

    /** Something to expect of a target that cannot be seen. */
    protected abstract State anyState();

    /** Someone else changes what the function looks at. */
    protected abstract void disturb(Target target);

    /** From now on the peer answers every request with a fault of its own. */
    protected abstract void breakPeer();

    /** Whether there is a way back from what is ordered. */
    protected boolean canBeUndone() {
        return true;
    }

    /** Whether others can bring the target into a state that is neither what was expected nor what is ordered. */
    protected boolean canBeChangedOtherwise() {
        return true;
    }

    /** Whether a target of a supported kind can be missing at all. */
    protected boolean canBeAbsent() {
        return true;
    }

    /** Whether its targets are Kubernetes' objects, whose names are parts of paths. */
    protected boolean isOnKubernetes() {
        return true;
    }

    /** Whether people can ask automation to keep off the target, by {@link #pause}. */
    protected boolean canBePaused() {
        return false;
    }

    /** People ask automation to keep off the target. */
    protected void pause(Target target) {}

    /** How many writes the peer has taken so far, whoever made them. */
    protected abstract long writes();

    /** Who only looks writes never, and always finds something. */
    @Test
    void theSameOrderTwiceWritesOnce() {
        Action order = order(present(), seen(), soon());
        long before = writes();

        assertThat(function().apply(order)).isInstanceOf(Outcome.Applied.class);
        assertThat(function().apply(order))
                .isInstanceOf(order.onlyLooks() ? Outcome.Applied.class : Outcome.AlreadyApplied.class);
        assertThat(writes() - before).isEqualTo(order.onlyLooks() ? 0 : 1);
    }

    @Test
    void sayingWhatWasBeforeAndAfter() {
        State expected = seen();

        Outcome.Applied applied = applied(order(present(), expected, soon()));

        assertThat(applied.before()).isEqualTo(expected);
        assertThat(applied.after()).isNotEqualTo(expected);
    }

    @Test
    void theUndoTakesItBack() {
        Outcome.Applied applied = applied(order(present(), seen(), soon()));

        if (!canBeUndone()) {
            assertThat(applied.undo()).isNull();
            return;
        }
        assertThat(applied.undo()).isNotNull();
        assertThat(function().apply(applied.undo().withNotAfter(soon()))).isInstanceOf(Outcome.Applied.class);
    }

    @Test
    void aStaleOrderIsRefused() {
        Action late = order(present(), seen(), now().minusSeconds(1));

        assertRefused(late, Refusal.STALE);
    }

    @Test
    void aChangedTargetIsRefused() {
        assumeTrue(canBeChangedOtherwise(), "whatever others do to it is as ordered or as expected");
        Action order = order(present(), seen(), soon());
        disturb(present());

        assertRefused(order, Refusal.TARGET_CHANGED);
    }

    @Test
    void anAbsentTargetIsRefused() {
        assumeTrue(canBeAbsent(), "no target of its kind is ever missing");
        assertThat(function().observe(absent())).isInstanceOf(Observation.Absent.class);
        assertRefused(order(absent(), anyState(), soon()), Refusal.TARGET_ABSENT);
    }

    @Test
    void anotherClusterIsRefused() {
        Target there = new Target(
                "another-cluster",
                present().namespace(),
                present().kind(),
                present().name());

        assertUnclearForGood(there);
        assertRefused(order(there, anyState(), soon()), Refusal.OTHER_CLUSTER);
    }

    @Test
    void anUnsupportedKindIsRefused() {
        Target odd = new Target(
                present().cluster(), present().namespace(), "Teapot", present().name());

        assertUnclearForGood(odd);
        assertRefused(order(odd, anyState(), soon()), Refusal.UNSUPPORTED);
    }

    @Test
    void aNameThatWouldLeadElsewhereIsRefused() {
        assumeTrue(isOnKubernetes(), "its targets are no parts of paths");
        Target it = present();
        Target inside = new Target(it.cluster(), it.namespace() + "/pods/other?x=", it.kind(), it.name());
        Target beside = new Target(it.cluster(), it.namespace(), it.kind(), it.name() + "?dryRun=All");

        assertUnclearForGood(inside);
        assertRefused(order(inside, anyState(), soon()), Refusal.UNSUPPORTED);
        assertRefused(order(beside, anyState(), soon()), Refusal.UNSUPPORTED);
    }

    @Test
    void whatPeoplePausedIsSeenAndRefused() {
        assumeTrue(canBePaused());
        Action order = order(present(), seen(), soon());
        pause(present());

        assertThat(function().observe(present()))
                .isInstanceOfSatisfying(
                        Observation.Found.class,
                        found -> assertThat(found.custody().ifPaused()).isPresent());
        assertRefused(order, Refusal.HANDS_OFF);
    }

    @Test
    void whatWasDoneBeforeThePauseIsStillDone() {
        assumeTrue(canBePaused());
        Action order = order(present(), seen(), soon());
        applied(order);
        pause(present());

        assertThat(function().apply(order)).isInstanceOf(Outcome.AlreadyApplied.class);
    }

    @Test
    void lookingChangesNothing() {
        long before = writes();

        assertThat(seen()).isEqualTo(seen());
        assertThat(writes()).isEqualTo(before);
    }

    @Test
    void aBrokenPeerIsAnAnswerAndNotAnException() {
        Action order = order(present(), seen(), soon());
        breakPeer();

        assertThat(function().observe(present()))
                .isInstanceOfSatisfying(
                        Observation.Unclear.class,
                        unclear -> assertThat(unclear.retryable()).isTrue());
        assertThat(function().apply(order))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.retryable()).isTrue());
    }

    /** What the function sees of {@link #present()} now. */
    protected final State seen() {
        Observation observation = function().observe(present());
        assertThat(observation).isInstanceOf(Observation.Found.class);
        return ((Observation.Found) observation).state();
    }

    /** A {@code notAfter} that will not pass during a test. */
    protected final Instant soon() {
        return now().plus(SOON);
    }

    private Outcome.Applied applied(Action order) {
        Outcome outcome = function().apply(order);
        assertThat(outcome).isInstanceOf(Outcome.Applied.class);
        return (Outcome.Applied) outcome;
    }

    private void assertRefused(Action order, Refusal reason) {
        long before = writes();

        assertThat(function().apply(order)).isInstanceOfSatisfying(Outcome.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(reason);
            assertThat(refused.detail()).isNotBlank();
        });
        assertThat(writes()).isEqualTo(before);
    }

    private void assertUnclearForGood(Target target) {
        assertThat(function().observe(target)).isInstanceOfSatisfying(Observation.Unclear.class, unclear -> {
            assertThat(unclear.retryable()).isFalse();
            assertThat(unclear.detail()).isNotBlank();
        });
    }
}
