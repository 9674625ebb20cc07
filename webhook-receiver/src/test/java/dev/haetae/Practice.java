package dev.haetae;

import dev.haetae.testkit.SimulatorProcess;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A simulated cluster in its own process and a data directory, for the receiver under test. */
public final class Practice implements QuarkusTestResourceLifecycleManager {

    private SimulatorProcess simulator;

    @Override
    public Map<String, String> start() {
        simulator = SimulatorProcess.start();
        return Map.of(
                "quarkus.kubernetes-client.api-server-url", simulator.url().toString(),
                "haetae.cluster.kind", "simulated",
                "haetae.data-dir", directory().toString(),
                "haetae.engine.poll", "200ms",
                "haetae.engine.hold-down", "1s");
    }

    private static Path directory() {
        try {
            return Files.createTempDirectory("haetae-test");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(simulator, new TestInjector.MatchesType(SimulatorProcess.class));
    }

    @Override
    public void stop() {
        simulator.close();
    }
}
