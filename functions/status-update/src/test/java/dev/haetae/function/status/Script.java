package dev.haetae.function.status;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What a scripted peer does with a request. */
@FunctionalInterface
interface Script {

    int TEN_MEGABYTES = 10_000_000;

    void play(HttpExchange exchange) throws IOException, InterruptedException;

    static Script answer(int status, String body) {
        return answer(status, body, Map.of());
    }

    static Script answer(int status, String body, Map<String, String> headers) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    /** Repeats whatever it was sent, credentials included; no JSON. */
    static Script echo(int status) {
        return exchange -> answer(
                        status,
                        "<html>%s %s %s"
                                .formatted(
                                        exchange.getRequestHeaders().getFirst("Authorization"),
                                        exchange.getRequestURI(),
                                        new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)))
                .play(exchange);
    }

    static Script hang() {
        return _ -> TimeUnit.SECONDS.sleep(3);
    }

    /** A byte now and then. */
    static Script trickle() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int sent = 0; sent < 30; sent++) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
                TimeUnit.MILLISECONDS.sleep(100);
            }
        };
    }

    /** An answer that would be as good as any, were it not so long. */
    static Script huge(String good) {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream body = exchange.getResponseBody();
            byte[] some = " ".repeat(100_000).getBytes(StandardCharsets.US_ASCII);
            for (int sent = 0; sent < TEN_MEGABYTES; sent += some.length) {
                body.write(some);
            }
            body.write(good.getBytes(StandardCharsets.UTF_8));
        };
    }

    /** The connection ends without an answer. */
    static Script cut() {
        return HttpExchange::close;
    }
}
