package dev.haetae.function.status;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.function.Function;

/** A real server that plays each of the peers, well or as badly as a test wants. */
@Singleton
class ScriptedPeer {

    record Request(String method, URI uri, String authorization, JsonNode body) {}

    private static final JsonMapper JSON = new JsonMapper();

    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final LinkedBlockingDeque<Script> next = new LinkedBlockingDeque<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private volatile Script always;
    private volatile Function<Request, String> usual;

    ScriptedPeer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
        plays(_ -> "{}");
    }

    URI uri(String path) {
        return URI.create("http://localhost:%d%s".formatted(server.getAddress().getPort(), path));
    }

    /** Begins anew, as a peer that works and answers so. */
    void plays(Function<Request, String> answers) {
        requests.clear();
        next.clear();
        always = null;
        usual = answers;
    }

    /** Does that with the next request. */
    void next(Script script) {
        next.add(script);
    }

    /** Does that with every request from now on; null to work again. */
    void always(Script script) {
        always = script;
    }

    List<Request> requests() {
        return List.copyOf(requests);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            exchange.setStreams(new ByteArrayInputStream(body), null);
            Request request = new Request(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI(),
                    exchange.getRequestHeaders().getFirst("Authorization"),
                    JSON.readTree(body));
            requests.add(request);
            Script once = next.poll();
            Script script = once == null ? always : once;
            (script == null ? Script.answer(200, usual.apply(request)) : script).play(exchange);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @PreDestroy
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }
}
