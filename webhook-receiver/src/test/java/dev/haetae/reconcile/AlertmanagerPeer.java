package dev.haetae.reconcile;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.haetae.testkit.SimulatorProcess;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** Speaks Alertmanager's API v2 on this machine: a list by script, and a process that has run for long. */
public final class AlertmanagerPeer implements QuarkusTestResourceLifecycleManager {

    static final AtomicReference<String> ALERTS = new AtomicReference<>("[]");

    private SimulatorProcess simulator;
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        simulator = SimulatorProcess.start();
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/api/v2/alerts", exchange -> answer(exchange, ALERTS.get()));
            server.createContext(
                    "/api/v2/status", exchange -> answer(exchange, "{\"uptime\":\"2026-01-01T00:00:00.000Z\"}"));
            server.start();
            return Map.of(
                    "quarkus.kubernetes-client.api-server-url",
                    simulator.url().toString(),
                    "haetae.cluster.kind",
                    "simulated",
                    "haetae.data-dir",
                    Files.createTempDirectory("haetae-test").toString(),
                    "haetae.engine.hold-down",
                    "200ms",
                    "haetae.alertmanager.url",
                    "http://127.0.0.1:" + server.getAddress().getPort(),
                    "haetae.reconcile.silent-for",
                    "600ms");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void stop() {
        server.stop(0);
        simulator.close();
    }
}
