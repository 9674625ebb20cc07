package dev.haetae.store;

import java.nio.file.Path;
import java.util.Map;

/**
 * A copy of all records as they were at one moment.
 *
 * @param bytes the file's size
 * @param records how many there are of each kind
 */
public record Copied(Path file, long bytes, Map<Space, Long> records) {

    public Copied {
        records = Map.copyOf(records);
    }

    /** All records. */
    public long total() {
        return records.values().stream().mapToLong(Long::longValue).sum();
    }
}
