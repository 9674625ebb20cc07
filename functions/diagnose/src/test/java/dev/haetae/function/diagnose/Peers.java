package dev.haetae.function.diagnose;

import dev.haetae.function.prometheus.PrometheusConfig;
import dev.haetae.testkit.ManualClock;
import dev.haetae.testkit.ScriptedHttp;
import dev.haetae.testkit.SimulatorProcess;
import io.fabric8.kubernetes.client.Config;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What an application gives the function: here a simulated cluster, a scripted Prometheus, and a clock. */
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

    /** The cluster's own time, so that ages are ages. */
    @Produces
    @Singleton
    ManualClock clock() {
        return new ManualClock(Instant.now());
    }

    @Singleton
    @Alternative
    @Priority(1)
    static class Setting implements PrometheusConfig {

        private final ScriptedHttp prometheus;

        Setting(ScriptedHttp prometheus) {
            this.prometheus = prometheus;
        }

        @Override
        public Optional<String> url() {
            return Optional.of(prometheus.url().toString());
        }

        @Override
        public Optional<String> token() {
            return Optional.empty();
        }

        @Override
        public Duration connectTimeout() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration readTimeout() {
            return Duration.ofSeconds(5);
        }
    }
}
