package dev.haetae.receive;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** A webhook request as it came: what a sender proves itself by. */
final class Sent {

    private final byte[] body;
    private final Function<String, String> headers;
    private final Instant at;

    /** @param headers a header's value by its name, or null */
    Sent(byte[] body, Function<String, String> headers, Instant at) {
        this.body = body == null ? new byte[0] : body;
        this.headers = headers;
        this.at = at;
    }

    /** The bytes that were signed, untouched. */
    byte[] body() {
        return body;
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.apply(name));
    }

    Instant at() {
        return at;
    }
}
