package dev.haetae.function.prometheus;

import dev.haetae.testkit.ScriptedHttp;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
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
