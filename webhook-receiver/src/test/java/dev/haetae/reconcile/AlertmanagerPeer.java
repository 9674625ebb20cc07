package dev.haetae.reconcile;

import dev.haetae.testkit.ScriptedHttp;
import dev.haetae.testkit.SimulatorProcess;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** Speaks Alertmanager's API v2 on this machine: a list by script, and a process that has run for long. Its word is all that counts. */
public final class AlertmanagerPeer implements QuarkusTestResourceLifecycleManager {

    static final AtomicReference<String> ALERTS = new AtomicReference<>("[]");

    private static final String API = "dev.haetae.reconcile.AlertmanagerApi";

    /** Works, unless it is told otherwise. */
    static final ScriptedHttp PEER = new ScriptedHttp();

    static final String SECRET = "not-to-be-seen";

    private SimulatorProcess simulator;

    static void works() {
        PEER.plays(request -> request.uri().getPath().endsWith("/status")
                ? "{\"uptime\":\"2026-01-01T00:00:00.000Z\"}"
                : ALERTS.get());
    }

    @Override
    public Map<String, String> start() {
        simulator = SimulatorProcess.start();
        works();
        Map<String, String> settings = new HashMap<>(Map.of(
                "quarkus.kubernetes-client.api-server-url",
                simulator.url().toString(),
                "haetae.cluster.kind",
                "simulated",
                "haetae.data-dir",
                directory(),
                "haetae.engine.hold-down",
                "200ms",
                "haetae.alertmanager.url",
                PEER.url() + "/" + SECRET,
                "haetae.reconcile.silent-for",
                "600ms"));
        settings.putAll(Map.of(
                "haetae.engine.heard-within",
                "1ms",
                // shorter than a peer is silent, and long enough for any answer on a machine that others use too
                API + "/alerts/Timeout/value",
                "2000",
                API + "/alerts/Retry/delay",
                "20",
                "dev.haetae.reconcile.Conversation/hold/Timeout/value",
                "6500",
                API + "/alerts/CircuitBreaker/delay",
                "1000"));
        return settings;
    }

    private static String directory() {
        try {
            return Files.createTempDirectory("haetae-test").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        PEER.close();
        simulator.close();
    }
}
