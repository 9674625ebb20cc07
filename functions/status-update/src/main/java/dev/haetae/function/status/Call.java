package dev.haetae.function.status;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.function.UnaryOperator;

/**
 * One request to a peer.
 *
 * @param repeatable whether doing it twice is the same as doing it once
 * @param reading takes from the answer what is wanted, or throws a {@link Trouble}; seen by the breaker
 */
record Call(HttpRequest request, boolean repeatable, UnaryOperator<JsonNode> reading) {

    static HttpRequest.Builder to(URI uri) {
        return HttpRequest.newBuilder(uri).header("Accept", "application/json");
    }

    static HttpRequest.Builder json(URI uri, String method, JsonNode body) {
        return to(uri).header("Content-Type", "application/json; charset=utf-8")
                .method(method, BodyPublishers.ofString(body.toString()));
    }
}
