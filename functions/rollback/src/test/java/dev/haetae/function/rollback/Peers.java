package dev.haetae.function.rollback;

import dev.haetae.testkit.ManualClock;
import dev.haetae.testkit.ScriptedHttp;
import dev.haetae.testkit.SimulatorProcess;
import io.fabric8.kubernetes.client.Config;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Instant;

/** What an application gives the function: here a simulated cluster and a clock that stands still. */
class Peers {

    @Produces
    @Singleton
    SimulatorProcess simulator() {
        return SimulatorProcess.start();
    }

    void stop(@Disposes SimulatorProcess simulator) {
        simulator.close();
    }

    @Produces
    @Singleton
    Config config(SimulatorProcess simulator) {
        return Config.fromKubeconfig(simulator.kubeconfig().toFile());
    }

    @Produces
    @Singleton
    ScriptedHttp prometheus() {
        return new ScriptedHttp();
    }

    void stop(@Disposes ScriptedHttp prometheus) {
        prometheus.close();
    }

    @Produces
    @Singleton
    ManualClock clock() {
        return new ManualClock(Instant.parse("2026-11-20T03:00:00Z"));
    }
}
