package dev.haetae.function.rollback;

import static org.awaitility.Awaitility.await;

import dev.haetae.contract.Action;
import dev.haetae.contract.Custody;
import dev.haetae.contract.Observation;
import dev.haetae.contract.OpsFunction;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.Rollback;
import dev.haetae.contract.State;
import dev.haetae.contract.Target;
import dev.haetae.testkit.AuditLine;
import dev.haetae.testkit.OpsFunctionContract;
import dev.haetae.testkit.SimulatedFault;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The function, with its interceptors, on the simulated cluster. */
@QuarkusTest
class RollbackContractTest extends OpsFunctionContract {

    @Inject
    RollbackFunction function;

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
        return new Patient(function);
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
        return new Rollback("of-" + target.name(), target, earlier(expected), (Rollback.Release) expected, notAfter);
    }

    @Override
    protected State anyState() {
        return new Rollback.Release("uid", "new", null, "old", Map.of(), null, 2, 2, 2, false);
    }

    @Override
    protected void disturb(Target target) {
        bench.release(target, "3");
        bench.settle(target);
    }

    @Override
    protected void breakPeer() {
        bench.fault(SimulatedFault.status(500));
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

    private static String earlier(State expected) {
        return ((Rollback.Release) expected).lastGood();
    }

    /** Who gives an order until it has come to its end, as the engine does. */
    private record Patient(OpsFunction asked) implements OpsFunction {

        @Override
        public String verb() {
            return asked.verb();
        }

        @Override
        public Observation observe(Target target) {
            return asked.observe(target);
        }

        @Override
        public Outcome apply(Action action) {
            return await().until(() -> asked.apply(action), outcome -> !(outcome instanceof Outcome.Continue));
        }
    }
}
