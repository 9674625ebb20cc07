package dev.haetae.health;

import com.sun.net.httpserver.HttpServer;
import dev.haetae.testkit.SimulatorProcess;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;

/** A dead-man's switch on this machine: counts how often it is called, and fails as often as it is told to. */
public final class Outside implements QuarkusTestResourceLifecycleManager {

    static final Deque<String> CALLS = new ConcurrentLinkedDeque<>();
    static final AtomicInteger FAILURES = new AtomicInteger();
    static final AtomicInteger ANSWER = new AtomicInteger(200);

    private SimulatorProcess simulator;
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        simulator = SimulatorProcess.start();
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                CALLS.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
                exchange.sendResponseHeaders(
                        FAILURES.getAndUpdate(left -> Math.max(0, left - 1)) > 0 ? 503 : ANSWER.get(), -1);
                exchange.close();
            });
            server.start();
            return Map.of(
                    "quarkus.kubernetes-client.api-server-url", simulator.url().toString(),
                    "haetae.cluster.kind", "simulated",
                    "haetae.data-dir", Files.createTempDirectory("haetae-test").toString(),
                    "haetae.heartbeat.url",
                            "http://127.0.0.1:%d/ping/secret?who=haetae"
                                    .formatted(server.getAddress().getPort()),
                    "haetae.heartbeat.every", "100ms");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        server.stop(0);
        simulator.close();
    }
}
