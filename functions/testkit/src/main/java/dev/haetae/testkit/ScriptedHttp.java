package dev.haetae.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A real server on a free port that plays any peer over HTTP, well or as badly as a test wants. Close it to end it. */
public final class ScriptedHttp implements AutoCloseable {

    /**
     * What was asked.
     *
     * @param authorization null where there was none
     */
    public record Request(String method, URI uri, String authorization, String body) {}

    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Queue<HttpScript> next = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private HttpServer server;
    private Socket kept = new Socket();
    private volatile HttpScript always;
    private volatile Function<Request, String> usual = _ -> "{}";

    /** Starts it on the loopback address; it answers every request with an empty JSON object. */
    public ScriptedHttp() {
        server = listening(0);
    }

    private HttpServer listening(int port) {
        try {
            HttpServer listening = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            listening.setExecutor(threads);
            listening.createContext("/", this::handle);
            listening.start();
            return listening;
        } catch (IOException unbound) {
            throw new UncheckedIOException(unbound);
        }
    }

    /** Nobody listens there any more. Its place is kept: the system would give it to the next who asks for any. */
    public void shuts() {
        InetSocketAddress place = server.getAddress();
        server.stop(0);
        try {
            kept.setReuseAddress(true);
            kept.bind(place);
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    /** Somebody listens again, where they did before. */
    public void opens() {
        try {
            kept.close();
            kept = new Socket();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        server = listening(server.getAddress().getPort());
    }

    /** Without a slash at the end. */
    public URI url() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /** Begins anew, as a peer that works and answers so. */
    public void plays(Function<Request, String> answers) {
        requests.clear();
        next.clear();
        always = null;
        usual = answers;
    }

    /** Does that with the next request. */
    public void next(HttpScript script) {
        next.add(script);
    }

    /** Does that with every request from now on; null to work again. */
    public void always(HttpScript script) {
        always = script;
    }

    /** All since it began anew, oldest first. */
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Request request = request(exchange);
            requests.add(request);
            HttpScript once = next.poll();
            HttpScript script = once == null ? always : once;
            (script == null ? HttpScript.answer(200, usual.apply(request)) : script).play(exchange);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static Request request(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        exchange.setStreams(new ByteArrayInputStream(body), null);
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI(),
                exchange.getRequestHeaders().getFirst("Authorization"),
                new String(body, StandardCharsets.UTF_8));
    }
}
