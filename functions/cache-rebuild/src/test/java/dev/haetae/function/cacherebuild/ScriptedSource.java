package dev.haetae.function.cacherebuild;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A source as the README's contract wants it, or as bad as a test does. Key {@code n} is of shard {@code n % shards}; its
 * value says the epoch, so that a value tells which generation it is of.
 */
final class ScriptedSource implements AutoCloseable {

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final JsonMapper json = new JsonMapper();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile int entries;
    private volatile int epoch = 1;
    private volatile Long ttlSeconds;
    private volatile int goodPages = Integer.MAX_VALUE;
    private volatile Fault fault = Fault.NONE;
    private volatile Runnable meanwhile = () -> {};

    /** How it fails, once it has given as many good pages as it was told to. */
    enum Fault {
        NONE,
        BROKEN,
        THROTTLED,
        FORBIDDEN,
        SILENT,
        TRICKLING,
        GARBLED,
        TOO_MANY_ENTRIES,
        TOO_LONG,
        CUT
    }

    private ScriptedSource(HttpServer server, int entries) {
        this.server = server;
        this.entries = entries;
    }

    static ScriptedSource of(int entries) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            ScriptedSource source = new ScriptedSource(server, entries);
            server.setExecutor(source.threads);
            server.createContext("/export", source::answer);
            server.start();
            return source;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    URI uri() {
        return URI.create("http://127.0.0.1:%d/export?token=s3cr3t-of-the-source"
                .formatted(server.getAddress().getPort()));
    }

    static String value(int epoch, String key) {
        return epoch + "|" + key;
    }

    void has(int entries) {
        this.entries = entries;
    }

    /** From now on its values are of this epoch. */
    void turnTo(int epoch) {
        this.epoch = epoch;
    }

    void letLive(long seconds) {
        ttlSeconds = seconds;
    }

    /** Gives this many more good pages, and from then on fails. */
    void failAfter(int pages, Fault fault) {
        goodPages = asked.get() + pages;
        this.fault = fault;
    }

    /** What others do just before it fails. */
    void meanwhile(Runnable others) {
        meanwhile = others;
    }

    void mend() {
        fault = Fault.NONE;
    }

    int asked() {
        return asked.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        Fault now = asked.incrementAndGet() > goodPages ? fault : Fault.NONE;
        try (exchange) {
            switch (now) {
                case NONE -> send(exchange, 200, page(exchange, Integer.MAX_VALUE));
                case BROKEN -> send(exchange, 503, "password=s3cr3t-of-the-source");
                case THROTTLED -> send(exchange, 429, "");
                case FORBIDDEN -> send(exchange, 403, "");
                case SILENT -> sleep();
                case TRICKLING -> trickle(exchange);
                case GARBLED -> {
                    meanwhile.run();
                    send(exchange, 200, "<html>s3cr3t-of-the-source</html>");
                }
                case TOO_MANY_ENTRIES -> send(exchange, 200, page(exchange, 1));
                case TOO_LONG -> send(exchange, 200, "{\"entries\":[]," + " ".repeat(11 << 20) + "\"next\":null}");
                case CUT -> exchange.sendResponseHeaders(200, 1_000);
            }
        }
    }

    private String page(HttpExchange exchange, int fewest) throws IOException {
        Map<String, String> query = query(exchange.getRequestURI());
        int shards = Integer.parseInt(query.get("shards"));
        int limit = Integer.parseInt(query.get("limit"));
        int first = query.containsKey("cursor")
                ? Integer.parseInt(query.get("cursor"))
                : Integer.parseInt(query.get("shard"));
        int many = fewest == 1 ? limit + 1 : limit;
        List<Map<String, Object>> page = IntStream.iterate(first, n -> n < entries, n -> n + shards)
                .limit(many)
                .mapToObj(this::entry)
                .toList();
        int next = first + many * shards;
        Map<String, Object> body = new HashMap<>();
        body.put("entries", page);
        body.put("next", next < entries ? Integer.toString(next) : null);
        body.put("total", entries / shards);
        return json.writeValueAsString(body);
    }

    private Map<String, Object> entry(int n) {
        Map<String, Object> entry = new HashMap<>();
        entry.put("key", Integer.toString(n));
        entry.put("value", value(epoch, Integer.toString(n)));
        if (ttlSeconds != null) {
            entry.put("ttlSeconds", ttlSeconds);
        }
        return entry;
    }

    private static Map<String, String> query(URI uri) {
        Map<String, String> query = new HashMap<>();
        Stream.of(uri.getQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .forEach(pair -> query.put(pair[0], pair[1]));
        return query;
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static void trickle(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        OutputStream body = exchange.getResponseBody();
        while (!Thread.currentThread().isInterrupted()) {
            body.write(' ');
            body.flush();
            pause(50);
        }
    }

    private static void sleep() {
        pause(60_000);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }
}
