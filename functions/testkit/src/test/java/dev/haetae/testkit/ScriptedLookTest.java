package dev.haetae.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.haetae.contract.Action;
import dev.haetae.contract.Custody;
import dev.haetae.contract.Diagnose;
import dev.haetae.contract.Diagnose.Findings;
import dev.haetae.contract.Observation;
import dev.haetae.contract.OpsFunction;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.State;
import dev.haetae.contract.State.Replicas;
import dev.haetae.contract.Target;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The verb {@code diagnose} by script. */
class ScriptedLookTest extends OpsFunctionContract {

    private static final Target PLATFORM = new Target("production", "game-production", "Deployment", "platform-server");

    private final ManualClock clock = new ManualClock(Instant.parse("2026-11-20T03:00:00Z"));
    private final ScriptedCluster cluster =
            new ScriptedCluster("production", clock).with(PLATFORM, ScriptedFunction.settled(4));
    private final ScriptedFunction function = new ScriptedFunction(cluster, Diagnose.VERB);

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
        return PLATFORM;
    }

    @Override
    protected Target absent() {
        return new Target("production", "game-production", "Deployment", "nowhere");
    }

    @Override
    protected Action order(Target target, State expected, Instant notAfter) {
        return new Diagnose("d-1", target, List.of(), (Findings) expected, notAfter);
    }

    @Override
    protected State anyState() {
        return new Findings("uid-1", List.of());
    }

    /** Only another object under the same name is another target. */
    @Override
    protected void disturb(Target target) {
        cluster.with(target, new Replicas(4, 4, 1, "uid-2"));
    }

    @Override
    protected void breakPeer() {
        cluster.broken(true);
    }

    @Override
    protected boolean canBeUndone() {
        return false;
    }

    @Override
    protected boolean isOnKubernetes() {
        return false;
    }

    @Override
    protected long writes() {
        return cluster.writes();
    }

    @Test
    void whatIsOwnedOrPausedIsLookedAtAllTheSame() {
        cluster.ownedBy(PLATFORM, "HorizontalPodAutoscaler platform-server")
                .heldBy(PLATFORM, new Custody("the workload", false, null, null));

        assertThat(function.observe(PLATFORM)).isInstanceOf(Observation.Found.class);
        assertThat(function.apply(order(PLATFORM, anyState(), soon()))).isInstanceOf(Outcome.Applied.class);
    }
}
