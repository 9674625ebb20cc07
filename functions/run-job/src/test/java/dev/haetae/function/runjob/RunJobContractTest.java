package dev.haetae.function.runjob;

import static org.awaitility.Awaitility.await;

import dev.haetae.contract.Action;
import dev.haetae.contract.Custody;
import dev.haetae.contract.Observation;
import dev.haetae.contract.OpsFunction;
import dev.haetae.contract.Outcome;
import dev.haetae.contract.RunJob;
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

/** The function, with its interceptors, on the simulated cluster; orders are given again while they go on. */
@QuarkusTest
class RunJobContractTest extends OpsFunctionContract {

    @Inject
    RunJobFunction function;

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
        return Bench.cronJob("nowhere");
    }

    @Override
    protected Action order(Target target, State expected, Instant notAfter) {
        return new RunJob("a-1/" + target.name(), target, (RunJob.Runs) expected, notAfter);
    }

    @Override
    protected State anyState() {
        return new RunJob.Runs("uid", null, RunJob.Phase.NONE, null);
    }

    @Override
    protected void disturb(Target target) {
        bench.delete(target);
        bench.create(target);
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
        bench.annotate(target, Map.of(Custody.PAUSE, "true"));
    }

    @Override
    protected long writes() {
        return bench.audit().stream().filter(AuditLine::accepted).count();
    }

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
