package dev.haetae.function.rollback;

import dev.haetae.function.prometheus.PrometheusConfig;
import dev.haetae.testkit.ScriptedHttp;
import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/** A scripted Prometheus, which is not configured unless a test says so. */
@Mock
@Singleton
class Measured implements PrometheusConfig {

    private final ScriptedHttp peer;
    private volatile boolean there;

    Measured(ScriptedHttp peer) {
        this.peer = peer;
    }

    void isThere() {
        there = true;
    }

    void isGone() {
        there = false;
    }

    ScriptedHttp peer() {
        return peer;
    }

    /** One figure, whatever it is asked. */
    void says(String figure) {
        peer.plays(_ -> """
                {"status": "success", "data": {"resultType": "vector", "result":
                  [{"metric": {}, "value": [9999999999, "%s"]}]}}""".formatted(figure));
    }

    /** What it was asked last. */
    String asked() {
        return peer.requests().getLast().body();
    }

    @Override
    public Optional<String> url() {
        return Optional.of(peer.url().toString()).filter(_ -> there);
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
