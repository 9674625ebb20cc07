package dev.haetae.function.configure;

import dev.haetae.contract.Action;
import dev.haetae.contract.Configure;
import dev.haetae.contract.Configure.Setting;
import dev.haetae.contract.Custody;
import dev.haetae.contract.OpsFunction;
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
class ConfigureContractTest extends OpsFunctionContract {

    @Inject
    ConfigureFunction function;

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
        return Bench.key("nowhere", Bench.KEY);
    }

    @Override
    protected Action order(Target target, State expected, Instant notAfter) {
        return new Configure("a-1", target, "on", (Setting) expected, null, notAfter);
    }

    @Override
    protected State anyState() {
        return new Setting("uid", "off");
    }

    @Override
    protected void disturb(Target target) {
        bench.set(target, Bench.KEY, "half");
    }

    @Override
    protected boolean canBePaused() {
        return true;
    }

    @Override
    protected void pause(Target target) {
        bench.annotate(target, Custody.PAUSE, "true");
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
