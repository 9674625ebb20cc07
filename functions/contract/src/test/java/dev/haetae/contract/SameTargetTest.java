package dev.haetae.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What one verb left behind and another finds is the same workload: a ladder's own step is nobody else's change. */
class SameTargetTest {

    private static final State REPLICAS = new State.Replicas(4, 3, 7, "uid-1");
    private static final State ROLLOUT = new State.Rollout("uid-1", 7, "template-1", null, 4, 4, 3);

    private static State release(int desired, String uid) {
        return new Rollback.Release(uid, "r1", Instant.EPOCH, null, Map.of(), null, desired, desired, desired, false);
    }

    @Test
    void aReleaseIsOfTheWorkloadThatWasScaledOrRestarted() {
        assertThat(release(4, "uid-1").sameAs(REPLICAS)).isTrue();
        assertThat(release(4, "uid-1").sameAs(ROLLOUT)).isTrue();
        assertThat(REPLICAS.sameAs(release(4, "uid-1"))).isTrue();
        assertThat(ROLLOUT.sameAs(release(4, "uid-1"))).isTrue();
    }

    @Test
    void otherReplicasOrAnotherWorkloadOfItsNameAreAChange() {
        assertThat(REPLICAS.sameAs(release(5, "uid-1"))).isFalse();
        assertThat(release(5, "uid-1").sameAs(ROLLOUT)).isFalse();
        assertThat(release(4, "uid-2").sameAs(REPLICAS)).isFalse();
        assertThat(ROLLOUT.sameAs(release(4, "uid-2"))).isFalse();
    }

    @Test
    void aPodThatWasTakenOutIsTheOneThatIsRestarted() {
        State out = new Isolate.Placement("uid-7", true, false, false, 0);
        State pod = new State.Pod("uid-7", false, false, false);

        assertThat(out.sameAs(pod)).isTrue();
        assertThat(pod.sameAs(out)).isTrue();
        assertThat(out.sameAs(new State.Pod("uid-8", false, false, false))).isFalse();
        assertThat(new State.Pod("uid-7", true, false, false).sameAs(out)).isFalse();
    }

    @Test
    void whatForbidsOnOneOfTwoForbidsOnBoth() {
        Custody marked = new Custody("Deployment a", false, "kubectl-edit", Instant.EPOCH.plusSeconds(9));
        Custody enabled = new Custody(null, true, "helm", Instant.EPOCH);

        assertThat(marked.and(enabled)).isEqualTo(marked);
        assertThat(enabled.and(marked)).isEqualTo(marked);
        assertThat(Custody.NOBODY.and(marked)).isEqualTo(marked);
        assertThat(enabled.and(enabled)).isEqualTo(enabled);
    }
}
