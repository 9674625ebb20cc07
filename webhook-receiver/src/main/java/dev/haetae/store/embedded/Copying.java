package dev.haetae.store.embedded;

import dev.haetae.store.Copied;
import dev.haetae.store.Space;
import dev.haetae.store.StoreUnavailable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVStoreException;

/** Writes a snapshot to a file of its own, which has its name only once it is whole and on disk. */
final class Copying {

    /** One at a time: each makes the disk busy, and keeps the store's file from shrinking. */
    private final ReentrantLock one = new ReentrantLock();

    Copied copy(Supplier<Snapshot> store, Path file) {
        one.lock();
        try {
            return write(store, file);
        } catch (IOException | MVStoreException e) {
            throw new StoreUnavailable("No copy was made at %s: %s".formatted(file, e.getMessage()), e);
        } finally {
            one.unlock();
        }
    }

    private static Copied write(Supplier<Snapshot> store, Path file) throws IOException {
        if (Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        CutShort.removeAll(file.toAbsolutePath().getParent());
        Path begun = CutShort.named(file);
        try {
            Files.deleteIfExists(begun);
            Map<Space, Long> records;
            try (Snapshot snapshot = store.get();
                    DataFile copy = Opening.begin(begun)) {
                records = snapshot.copyInto(copy);
            }
            // never over another's: it fails when somebody else was faster
            Files.move(begun, file);
            makeEntryDurable(file);
            return new Copied(file, Files.size(file), records);
        } finally {
            Files.deleteIfExists(begun);
        }
    }

    static void makeEntryDurable(Path file) throws IOException {
        try (FileChannel directory = FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
            directory.force(true);
        }
    }
}
