package dev.haetae.simulator.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;
import java.util.function.Consumer;

/** One request of a client, and the ways to answer it. */
record Exchange(HttpServerRequest http) {

    private static final String JSON = "application/json";

    /** A text is answered as it is. */
    void answer(int code, JsonNode body) {
        if (body.isTextual()) {
            answer(code, "text/plain", body.asText());
        } else {
            answer(code, JSON, body.toString());
        }
    }

    void answer(int code, String contentType, String body) {
        HttpServerResponse response = http.response();
        if (!response.closed() && !response.ended()) {
            response.setStatusCode(code).putHeader("Content-Type", contentType).end(body);
        }
    }

    /** A request that was read to its end can no longer become a WebSocket, so leave the end of it for later. */
    void holdOn() {
        if (!http.isEnded()) {
            http.pause();
        }
    }

    void goOn() {
        if (!http.isEnded()) {
            http.resume();
        }
    }

    /** Cuts the connection, answered or not. */
    void cut() {
        http.connection().close();
    }

    /** Answers with a stream, in the way the client asks for: over a WebSocket, or as lines of one long response. */
    void stream(Consumer<EventStream> opened) {
        if ("websocket".equalsIgnoreCase(http.getHeader("Upgrade"))) {
            http.toWebSocket().onSuccess(it -> opened.accept(new Frames(it)));
        } else {
            http.response().setChunked(true).putHeader("Content-Type", JSON).writeHead();
            opened.accept(new Lines(http.response()));
        }
    }

    private record Frames(ServerWebSocket socket) implements EventStream {
        @Override
        public void send(String event) {
            if (!socket.isClosed()) {
                socket.writeTextMessage(event);
            }
        }

        @Override
        public void end() {
            socket.close();
        }

        @Override
        public void onClose(Runnable closed) {
            socket.closeHandler(_ -> closed.run());
        }
    }

    private record Lines(HttpServerResponse response) implements EventStream {
        @Override
        public void send(String event) {
            if (!response.ended() && !response.closed()) {
                response.write(event + "\n");
            }
        }

        @Override
        public void end() {
            if (!response.ended() && !response.closed()) {
                response.end();
            }
        }

        @Override
        public void onClose(Runnable closed) {
            response.closeHandler(_ -> closed.run());
            response.endHandler(_ -> closed.run());
        }
    }
}
