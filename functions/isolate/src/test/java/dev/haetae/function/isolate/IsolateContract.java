package dev.haetae.function.isolate;

import dev.haetae.contract.Action;
import dev.haetae.contract.Isolate;
import dev.haetae.contract.OpsFunction;
import dev.haetae.contract.State;
import dev.haetae.contract.Target;
import dev.haetae.testkit.AuditLine;
import dev.haetae.testkit.OpsFunctionContract;
import dev.haetae.testkit.SimulatedFault;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The function, with its interceptors, on the simulated cluster. */
abstract class IsolateContract extends OpsFunctionContract {

    @Inject
    IsolateFunction function;

    @Inject
    Bench bench;

    private Target present;

    /** Something to take out, not used before. */
    abstract Target pick();

    @BeforeEach
    void makeWhole() {
        bench.whole();
        present = pick();
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

    /** A pod that is not there is out already. */
    @Override
    protected Target absent() {
        return new Target("production", Isolate.CLUSTER_WIDE, Isolate.NODE, "nowhere");
    }

    @Override
    protected Action order(Target target, State expected, Instant notAfter) {
        return new Isolate("a-1", target, true, false, (Isolate.Placement) expected, null, notAfter);
    }

    @Override
    protected State anyState() {
        return new Isolate.Placement("uid", false, false, true, 0);
    }

    /** Whatever others do to it, it is out, gone, or as it was. */
    @Override
    protected boolean canBeChangedOtherwise() {
        return false;
    }

    @Override
    protected void disturb(Target target) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected boolean canBePaused() {
        return true;
    }

    @Override
    protected void breakPeer() {
        bench.fault(SimulatedFault.status(500).on("*", "/api"));
    }

    @Override
    protected long writes() {
        return bench.audit().stream().filter(AuditLine::accepted).count();
    }
}
