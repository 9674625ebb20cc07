package dev.haetae.function.diagnose;

import dev.haetae.contract.Action;
import dev.haetae.contract.Diagnose;
import dev.haetae.contract.Diagnose.Findings;
import dev.haetae.contract.OpsFunction;
import dev.haetae.contract.State;
import dev.haetae.contract.Target;
import dev.haetae.testkit.OpsFunctionContract;
import dev.haetae.testkit.SimulatedFault;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The function, with its interceptors, on the simulated cluster. */
@QuarkusTest
class DiagnoseContractTest extends OpsFunctionContract {

    @Inject
    DiagnoseFunction function;

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
        return Bench.target("Deployment", "nowhere");
    }

    @Override
    protected Action order(Target target, State expected, Instant notAfter) {
        return new Diagnose("d-1", target, List.of("up"), (Findings) expected, notAfter);
    }

    @Override
    protected State anyState() {
        return new Findings("uid", List.of());
    }

    /** Whatever is found changes by itself; only another object under the same name is another target. */
    @Override
    protected void disturb(Target target) {
        bench.makeAgain(target);
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
    protected long writes() {
        return bench.writes();
    }
}
