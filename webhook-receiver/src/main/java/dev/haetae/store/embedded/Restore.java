package dev.haetae.store.embedded;

import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.haetae.store.Space;
import dev.haetae.store.StoreUnavailable;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * Puts a backup in the place of a data directory's file, while no receiver has it open. The backup is opened first, as
 * a copy in that directory, so that the file there is moved aside only for one that a receiver starts on.
 */
public final class Restore {

    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private Restore() {}

    /**
     * What was done.
     *
     * @param aside where the file is that was there before
     */
    public record Restored(Path file, Optional<Path> aside, int incidents) {}

    /** {@code <backup> <data directory>}; ends with 1 and says why when it refuses. */
    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out, System.err));
    }

    static int run(String[] arguments, PrintStream out, PrintStream err) {
        if (arguments.length != 2) {
            err.println("usage: restore <backup> <data directory>");
            return 2;
        }
        try {
            Restored done = restore(Path.of(arguments[0]), Path.of(arguments[1]), Instant.now());
            out.printf("Restored %s: it opens, with %d incidents.%n", done.file(), done.incidents());
            done.aside().ifPresent(aside -> out.printf("What was there before is %s.%n", aside));
            return 0;
        } catch (IOException | StoreUnavailable e) {
            err.println("Nothing was changed. " + e.getMessage());
            return 1;
        }
    }

    static Restored restore(Path backup, Path directory, Instant now) throws IOException {
        if (!Files.isRegularFile(backup)) {
            throw new IOException("There is no backup " + backup + ".");
        }
        Files.createDirectories(directory);
        Path file = directory.toRealPath().resolve(EmbeddedStore.FILE);
        Path tried = file.resolveSibling(EmbeddedStore.FILE + ".restoring");
        try {
            Files.deleteIfExists(tried);
            Files.copy(backup, tried);
            int incidents = incidentsOf(tried);
            return new Restored(file, replace(file, tried, now), incidents);
        } finally {
            Files.deleteIfExists(tried);
        }
    }

    /** Opens it as a receiver would, and closes it in good order. */
    private static int incidentsOf(Path tried) throws IOException {
        int incidents;
        try (DataFile file = Opening.open(tried)) {
            incidents = file.scan(Space.INCIDENTS, "", "" + Character.MAX_VALUE, Integer.MAX_VALUE)
                    .size();
        }
        try (FileChannel written = FileChannel.open(tried, WRITE)) {
            written.force(true);
        }
        return incidents;
    }

    private static Optional<Path> replace(Path file, Path tried, Instant now) throws IOException {
        Optional<Path> aside = Optional.empty();
        if (Files.exists(file)) {
            Path before = file.resolveSibling(EmbeddedStore.FILE + ".before-" + SECOND.format(now));
            moveUnlessInUse(file, before);
            aside = Optional.of(before);
        }
        Files.move(tried, file);
        Copying.makeEntryDurable(file);
        return aside;
    }

    /** A receiver holds a lock on its file for as long as it runs. */
    private static void moveUnlessInUse(Path file, Path before) throws IOException {
        try (FileChannel channel = FileChannel.open(file, READ, WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock == null) {
                throw Opening.inUse(file, null);
            }
            Files.move(file, before);
        } catch (OverlappingFileLockException e) {
            throw Opening.inUse(file, e);
        }
    }
}
