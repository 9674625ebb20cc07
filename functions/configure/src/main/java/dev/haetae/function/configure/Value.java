package dev.haetae.function.configure;

import java.nio.charset.StandardCharsets;

/** What may stand behind a key for it to be a switch: one line, and not a long one. */
final class Value {

    /** Of UTF-8. */
    static final int MOST_BYTES = 1024;

    private Value() {}

    /** A line break at its very end makes no second line: so YAML's blocks are written. */
    static boolean isShort(String value) {
        return value.lines().count() <= 1 && value.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
    }
}
