package dev.haetae.function.prometheus;

import dev.haetae.testkit.ScriptedHttp;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.Startup;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A scripted Prometheus, and how to get in: by a password in its address, or by a token. */
class Peers {

    @Produces
    @Singleton
    ScriptedHttp peer() {
        return new ScriptedHttp();
    }

    void stop(@Disposes ScriptedHttp peer) {
        peer.close();
    }

    /** The first question of all loads what asking needs; no test's patience is to pay for that. */
    void warmUp(@Observes Startup started, ScriptedHttp peer, Setting setting, Prometheus prometheus) {
        setting.url = Optional.of(peer.url().toString());
        prometheus.value("up", Instant.EPOCH);
    }

    @Singleton
    @Alternative
    @Priority(1)
    static class Setting implements PrometheusConfig {

        static final String PASSWORD = "password-not-to-be-seen";
        static final String TOKEN = "token-not-to-be-seen";

        Optional<String> url = Optional.empty();
        Optional<String> token = Optional.empty();
        Duration read = Duration.ofSeconds(5);

        @Override
        public Optional<String> url() {
            return url;
        }

        @Override
        public Optional<String> token() {
            return token;
        }

        @Override
        public Duration connectTimeout() {
            return Duration.ofSeconds(1);
        }

        @Override
        public Duration readTimeout() {
            return read;
        }
    }
}
