package dev.haetae.testkit;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What a scripted peer does with a request. */
@FunctionalInterface
public interface HttpScript {

    void play(HttpExchange exchange) throws IOException, InterruptedException;

    static HttpScript answer(int status, String body) {
        return answer(status, body, Map.of());
    }

    static HttpScript answer(int status, String body, Map<String, String> headers) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            headers.forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    /** Repeats whatever it was sent, credentials included; no JSON. */
    static HttpScript echo(int status) {
        return exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String said = exchange.getRequestHeaders().entrySet() + " " + exchange.getRequestURI() + " " + body;
            answer(status, "<html>" + said).play(exchange);
        };
    }

    /** Silent for three seconds; give the caller less patience. */
    static HttpScript hang() {
        return _ -> TimeUnit.SECONDS.sleep(3);
    }

    /** A byte now and then, for three seconds. */
    static HttpScript trickle() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int sent = 0; sent < 30; sent++) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
                TimeUnit.MILLISECONDS.sleep(100);
            }
        };
    }

    /** Ten megabytes. */
    static HttpScript huge() {
        return exchange -> {
            exchange.sendResponseHeaders(200, 0);
            OutputStream body = exchange.getResponseBody();
            byte[] some = " ".repeat(100_000).getBytes(StandardCharsets.US_ASCII);
            for (int sent = 0; sent < 10_000_000; sent += some.length) {
                body.write(some);
            }
        };
    }

    /** The connection ends without an answer. */
    static HttpScript cut() {
        return HttpExchange::close;
    }
}
