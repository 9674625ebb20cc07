package dev.haetae.store.embedded;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.DSYNC;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.haetae.store.StoreUnavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The place of a file, which one store of this process has to itself. */
record Home(Path path) {

    /**
     * What this process has open. The lock on the file would refuse a second opening too, but closing that one would
     * give the first one's lock away: POSIX locks go with any descriptor of the file.
     */
    private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

    private static final int PROBE_BYTES = 256 << 10;

    static Home claim(Path directory, String name) {
        Path path = create(directory).resolve(name);
        if (!OPEN.add(path)) {
            throw Opening.inUse(path, null);
        }
        return new Home(path);
    }

    private static Path create(Path directory) {
        try {
            return Files.createDirectories(directory).toRealPath();
        } catch (IOException e) {
            throw new StoreUnavailable(
                    "Cannot create the directory %s (%s). Make its parent writable for this user, or set HAETAE_DATA_DIR to another."
                            .formatted(directory, e),
                    e);
        }
    }

    void release() {
        OPEN.remove(path);
    }

    /** Writes a file of its own, because a failing write closes the store's to those who read it. */
    void probe() {
        Path scratch = path.resolveSibling(path.getFileName() + ".probe");
        try {
            try {
                Files.write(scratch, new byte[PROBE_BYTES], CREATE, WRITE, DSYNC);
            } finally {
                Files.deleteIfExists(scratch);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("%s takes no writes: %s".formatted(path.getParent(), e.getMessage()), e);
        }
    }
}
