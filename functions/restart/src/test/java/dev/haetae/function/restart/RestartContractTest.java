package dev.haetae.function.restart;

import dev.haetae.contract.Action;
import dev.haetae.contract.Custody;
import dev.haetae.contract.OpsFunction;
import dev.haetae.contract.Restart;
import dev.haetae.contract.State;
import dev.haetae.contract.Target;
import dev.haetae.testkit.AuditLine;
import dev.haetae.testkit.OpsFunctionContract;
import dev.haetae.testkit.SimulatedFault;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The function, with its interceptors, on the simulated cluster. */
@QuarkusTest
class RestartContractTest extends OpsFunctionContract {

    private static final Instant AT = Instant.parse("2026-11-20T03:00:00Z");

    @Inject
    RestartFunction function;

    @Inject
    Bench bench;

    private Target present;

    @BeforeEach
    void makeWhole() {
        present = bench.whole();
    }

    @AfterEach
    void mend() {
        bench.mend();
    }

    @Override
    protected OpsFunction function() {
        return function;
    }

    @Override
    protected Instant now() {
        return bench.clock().instant();
    }

    @Override
    protected Target present() {
        return present;
    }

    @Override
    protected Target absent() {
        return Bench.deployment("nowhere");
    }

    @Override
    protected Action order(Target target, State expected, Instant notAfter) {
        return new Restart("a-1", target, AT, 100, expected, notAfter);
    }

    @Override
    protected State anyState() {
        return new State.Rollout("uid", 1, "template", null, 2, 2, 2);
    }

    @Override
    protected void disturb(Target target) {
        bench.release(target);
        bench.settle(target);
    }

    @Override
    protected void breakPeer() {
        bench.fault(SimulatedFault.status(500));
    }

    @Override
    protected boolean canBeUndone() {
        return false;
    }

    @Override
    protected boolean canBePaused() {
        return true;
    }

    @Override
    protected void pause(Target target) {
        bench.annotate(target, Custody.PAUSE, "until we know more");
    }

    @Override
    protected long writes() {
        return bench.audit().stream().filter(AuditLine::accepted).count();
    }
}
