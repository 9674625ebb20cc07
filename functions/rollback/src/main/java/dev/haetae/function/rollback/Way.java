package dev.haetae.function.rollback;

import dev.haetae.contract.Rollback;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How one revision is brought back.
 *
 * @param changes what is written, as operations of a JSON patch (RFC 6902)
 * @param against why it must not be brought back; empty while it may
 * @param after what the target is right after the write; null where that is no other release
 * @param inStatus whether the changes are of the status, which is written apart
 * @param undoable whether the revision that runs now can be named again afterwards
 */
record Way(
        List<Map<String, Object>> changes,
        Optional<String> against,
        Rollback.Release after,
        boolean inStatus,
        boolean undoable) {

    static Map<String, Object> replace(String path, Object value) {
        return Map.of("op", "replace", "path", path, "value", value);
    }

    /** As {@link #replace}, where there may be nothing yet. */
    static Map<String, Object> put(String path, Object value) {
        return Map.of("op", "add", "path", path, "value", value);
    }

    /** One word of a path, in which a label's slash has another meaning. */
    static String escaped(String word) {
        return word.replace("~", "~0").replace("/", "~1");
    }
}
