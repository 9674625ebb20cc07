package dev.haetae.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.haetae.contract.Action;
import dev.haetae.contract.Custody;
import dev.haetae.contract.Failure;
import dev.haetae.contract.Observation;
import dev.haetae.contract.OpsFunction;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Refusal;
import dev.haetae.contract.Scale;
import dev.haetae.contract.State;
import dev.haetae.contract.State.Replicas;
import dev.haetae.contract.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ScriptedFunctionTest extends OpsFunctionContract {

    private static final Target GAME_SERVER =
            new Target("production", "game-production", "Deployment", "game-server-zone-1");

    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-20T03:00:00Z"));
    private final ScriptedCluster cluster =
            new ScriptedCluster("production", clock).with(GAME_SERVER, ScriptedFunction.settled(2));
    private final ScriptedFunction function = new ScriptedFunction(cluster);

    @Override
    protected OpsFunction function() {
        return function;
    }

    @Override
    protected Instant now() {
        return clock.instant();
    }

    @Override
    protected Target present() {
        return GAME_SERVER;
    }

    @Override
    protected Target absent() {
        return new Target("production", "game-production", "Deployment", "nowhere");
    }

    @Override
    protected Action order(Target target, State expected, Instant notAfter) {
        return new Scale("a-1", target, 3, (Replicas) expected, notAfter);
    }

    @Override
    protected State anyState() {
        return ScriptedFunction.settled(2);
    }

    @Override
    protected void disturb(Target target) {
        cluster.change(target, was -> new Replicas(5, 5, was.generation() + 1, was.uid()));
    }

    @Override
    protected void breakPeer() {
        cluster.broken(true);
    }

    @Override
    protected boolean isOnKubernetes() {
        return false;
    }

    @Override
    protected boolean canBePaused() {
        return true;
    }

    @Override
    protected void pause(Target target) {
        cluster.heldBy(target, new Custody("namespace game-production", false, null, null));
    }

    @Override
    protected long writes() {
        return cluster.writes();
    }

    @Test
    void aScriptServesOneCall() {
        Outcome lost = new Outcome.Failed(Failure.TIMEOUT, "lost", true);
        function.nextAnswerBecomes(answer -> lost);

        assertThat(function.apply(upToThree())).isEqualTo(lost);
        assertThat(function.apply(upToThree())).isInstanceOf(Outcome.AlreadyApplied.class);
        assertThat(function.ordered()).hasSize(2);
    }

    @Test
    void itCanThrowAndAnswerByScript() {
        function.nextOrderThrows(new IllegalStateException("boom"));
        function.nextLook(target -> new Observation.Absent("by script"));

        assertThatThrownBy(() -> function.apply(upToThree())).hasMessage("boom");
        assertThat(function.observe(GAME_SERVER)).isEqualTo(new Observation.Absent("by script"));
        assertThat(function.observed()).containsExactly(GAME_SERVER);
    }

    @Test
    void itCanHangUntilReleased() {
        CountDownLatch release = new CountDownLatch(1);
        function.nextOrderHangsUntil(release);

        CompletableFuture<Outcome> hanging = CompletableFuture.supplyAsync(() -> function.apply(upToThree()));
        assertThat(hanging).isNotDone();
        release.countDown();

        assertThat(hanging.join()).isInstanceOf(Outcome.Applied.class);
    }

    @Test
    void anOwnedTargetIsRefused() {
        cluster.ownedBy(GAME_SERVER, "HorizontalPodAutoscaler game-server-zone-1");

        assertThat(function.observe(GAME_SERVER)).isInstanceOf(Observation.Owned.class);
        assertThat(function.apply(upToThree()))
                .isEqualTo(new Outcome.Refused(Refusal.OWNED, "owned by HorizontalPodAutoscaler game-server-zone-1"));
    }

    @Test
    void theClockMovesByHand() {
        assertThat(clock.advance(Duration.ofSeconds(30))).isEqualTo(clock.instant());

        clock.set(Instant.EPOCH);

        assertThat(now()).isEqualTo(Instant.EPOCH);
    }

    private Action upToThree() {
        return order(GAME_SERVER, ScriptedFunction.settled(2), soon());
    }
}
