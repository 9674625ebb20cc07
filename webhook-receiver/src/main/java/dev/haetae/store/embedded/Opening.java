package dev.haetae.store.embedded;

import dev.haetae.store.Space;
import dev.haetae.store.StoreUnavailable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;

/** Opens the file, or refuses with what to do: never something that lost what was acknowledged. */
final class Opening {

    /** A page is written whole for each change in it; the usual 16 KiB made four times the bytes of a small record. */
    private static final int PAGE_BYTES = 4_096;

    private final Path path;

    private Opening(Path path) {
        this.path = path;
    }

    /** Opens the file, which is created when there is none. */
    static DataFile open(Path path) {
        return new Opening(path).open();
    }

    /** Opens the file again as it was at that version; what was written later was never acknowledged. */
    static DataFile openAt(Path path, long durable) {
        return new Opening(path).open(durable, durable);
    }

    /** A new file, for a copy. */
    static DataFile begin(Path path) {
        return new DataFile(new Opening(path).openStore(path));
    }

    private DataFile open() {
        if (Files.notExists(path)) {
            create();
        }
        return open(0, Long.MAX_VALUE);
    }

    /** Under another name until it is whole: so a file that lacks anything is damaged, and not just begun. */
    private void create() {
        Path begun = path.resolveSibling(path.getFileName() + ".new");
        try {
            Files.deleteIfExists(begun);
            try (DataFile file = new DataFile(openStore(begun))) {
                file.makeDurable();
            }
            // never over another's: it fails when a second process was faster
            Files.move(begun, path);
            makeEntryDurable();
        } catch (IOException e) {
            throw unusable(e);
        } catch (MVStoreException e) {
            throw refusal(e);
        }
    }

    private DataFile open(long atLeast, long atMost) {
        MVStore store = openStore(path);
        try {
            refuseReadOnly(store);
            refuseLosses(store, atLeast);
            // the file may read as if it were there, from the operating system's cache, and never reach the disk
            if (store.getCurrentVersion() > atMost) {
                store.rollbackTo(atMost);
            }
            return new DataFile(store);
        } catch (StoreUnavailable e) {
            store.closeImmediately();
            throw e;
        } catch (RuntimeException e) {
            store.closeImmediately();
            throw refusal(e);
        }
    }

    private MVStore openStore(Path file) {
        try {
            // auto-commit would write half a transition behind the writer's back
            MVStore store = new MVStore.Builder()
                    .fileName(file.toString())
                    .autoCommitDisabled()
                    // the line above stops the timer only, not a commit in the midst of a batch of more than 19 MB
                    .autoCommitBufferSize(0)
                    .pageSplitSize(PAGE_BYTES)
                    .open();
            // as each commit waits for the disk, dead chunks need not be kept for the time that a disk might take
            store.setRetentionTime(0);
            return store;
        } catch (RuntimeException e) {
            throw refusal(e);
        }
    }

    private void refuseReadOnly(MVStore store) {
        if (store.isReadOnly()) {
            throw new StoreUnavailable(
                    "%s cannot be written. Make it writable for this user, or set HAETAE_DATA_DIR to a directory that is."
                            .formatted(path));
        }
    }

    /** Where chunks are missing, MVStore falls back to an older state, or an empty one, and does not say so. */
    private void refuseLosses(MVStore store, long atLeast) {
        if (!store.hasMap(Space.INBOX.name())) {
            throw damaged("none of Haetae's records are in it", null);
        }
        if (DataFile.isUnfinished(store)) {
            throw damaged("it is a backup that was cut short", null);
        }
        long announced = DataUtils.readHexLong(store.getStoreHeader(), "version", 0);
        boolean closed = store.getStoreHeader().containsKey("clean");
        // only the last one may be torn by a power failure, and then it was not acknowledged
        long expected = Math.max(atLeast, closed ? announced : announced - 1);
        if (store.getCurrentVersion() < expected) {
            throw damaged("it ends at %d of %d".formatted(store.getCurrentVersion(), expected), null);
        }
    }

    /** Otherwise a power failure could take the new file away, with what was acknowledged into it. */
    private void makeEntryDurable() {
        try (FileChannel directory = FileChannel.open(path.getParent(), StandardOpenOption.READ)) {
            directory.force(true);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    private StoreUnavailable refusal(RuntimeException e) {
        return switch (e) {
            case MVStoreException known when known.getErrorCode() == DataUtils.ERROR_FILE_LOCKED -> inUse(path, e);
            case MVStoreException known
            when known.getErrorCode() == DataUtils.ERROR_READING_FAILED
                    || known.getErrorCode() == DataUtils.ERROR_WRITING_FAILED -> unusable(e);
            default -> damaged(e.getMessage(), e);
        };
    }

    static StoreUnavailable inUse(Path path, Throwable cause) {
        return new StoreUnavailable(
                "%s is in use. One receiver owns a directory: stop the other one, or set HAETAE_DATA_DIR to a directory of its own."
                        .formatted(path),
                cause);
    }

    private StoreUnavailable damaged(String how, Throwable cause) {
        return damaged(path, how, cause);
    }

    static StoreUnavailable damaged(Path path, String how, Throwable cause) {
        return new StoreUnavailable(
                "%s is damaged or was not written by Haetae (%s). Put a backup in its place, or move it away to start empty: alerts still firing come again."
                        .formatted(path, how),
                cause);
    }

    private StoreUnavailable unusable(Exception e) {
        return new StoreUnavailable(
                "Cannot use %s: %s. Check the disk and the directory's permissions; a file cut short can only be replaced by a backup, or moved away to start empty."
                        .formatted(path, e.getMessage()),
                e);
    }
}
