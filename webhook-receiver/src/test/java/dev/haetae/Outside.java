package dev.haetae;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/** The people's channels as the receiver under test is configured: Slack works, PagerDuty as it is told. */
public final class Outside implements QuarkusTestResourceLifecycleManager {

    static final String SECRET = "not-to-be-seen";

    /** What the channels were sent, and whether PagerDuty works. */
    public record Peers(List<String> slack, List<String> pages, AtomicBoolean pagerDutyWorks) {}

    private final Peers peers =
            new Peers(new CopyOnWriteArrayList<>(), new CopyOnWriteArrayList<>(), new AtomicBoolean());
    private HttpServer server;

    @Override
    public Map<String, String> start() {
        server = listening();
        server.createContext("/slack/", this::slack);
        server.createContext("/pagerduty/", this::pagerDuty);
        server.start();
        String url = "http://localhost:" + server.getAddress().getPort();
        return Map.of(
                "haetae.announce.slack.url",
                url + "/slack",
                "haetae.announce.slack.token",
                "xoxb-" + SECRET,
                "haetae.announce.pagerduty.url",
                url + "/pagerduty",
                "haetae.announce.pagerduty.routing-key",
                SECRET,
                "dev.haetae.function.status.PagerDutyApi/send/Retry/delay",
                "50",
                "dev.haetae.function.status.PagerDutyApi/send/CircuitBreaker/delay",
                "1000");
    }

    private static HttpServer listening() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void slack(HttpExchange exchange) throws IOException {
        peers.slack().add(said(exchange));
        String ts = "1700000000.%06d".formatted(peers.slack().size());
        answer(exchange, 200, "{\"ok\":true,\"channel\":\"C0123ABC\",\"ts\":\"%s\"}".formatted(ts));
    }

    /** While it does not work, it repeats what it was sent. */
    private void pagerDuty(HttpExchange exchange) throws IOException {
        String said = said(exchange);
        if (peers.pagerDutyWorks().get()) {
            peers.pages().add(said);
            answer(exchange, 202, "{\"status\":\"success\"}");
        } else {
            answer(exchange, 500, said);
        }
    }

    private static String said(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(peers, new TestInjector.MatchesType(Peers.class));
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
