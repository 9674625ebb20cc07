package dev.haetae.store.embedded;

import dev.haetae.store.Batch;
import dev.haetae.store.Commit;
import dev.haetae.store.StoreUnavailable;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.h2.mvstore.DataUtils;
import org.h2.mvstore.MVStoreException;
import org.jboss.logging.Logger;

/**
 * Keeps the file open through trouble. When the disk fails it forgets what was not durable and opens the file again at
 * once, so that what was acknowledged can still be read; it is in trouble until a write succeeds. Apart from
 * {@link #file}, {@link #unreadable} and {@link #healthy} it belongs to the thread that writes.
 */
final class FileKeeper {

    private static final Logger LOG = Logger.getLogger(FileKeeper.class);

    private final Home home;
    private volatile DataFile file;
    private volatile String trouble;
    private volatile boolean suspected;
    private volatile boolean open = true;
    private boolean refusing;
    private long durable;

    private FileKeeper(Home home) {
        this.home = home;
        this.file = Opening.open(home.path());
        this.durable = file.version();
    }

    static FileKeeper open(Path directory, String name) {
        Home home = Home.claim(directory, name);
        try {
            return new FileKeeper(home);
        } catch (RuntimeException | Error e) {
            home.release();
            throw e;
        }
    }

    /** For readers; refused where there is nothing but what was applied and never became durable. */
    DataFile file() {
        if (!open) {
            throw new StoreUnavailable("The store cannot be read: " + trouble);
        }
        return file;
    }

    /** What a reader is told who met this; it is looked into as soon as the writer has time. */
    StoreUnavailable unreadable(MVStoreException e) {
        suspected = true;
        return switch (e.getErrorCode()) {
            case DataUtils.ERROR_FILE_CORRUPT, DataUtils.ERROR_CHUNK_NOT_FOUND, DataUtils.ERROR_SERIALIZATION ->
                Opening.damaged(home.path(), e.getMessage(), e);
            default -> new StoreUnavailable("The store cannot be read now; try again: " + e.getMessage(), e);
        };
    }

    boolean healthy() {
        return trouble == null;
    }

    /** Writes them all, durably; or none of them and throws. */
    List<Commit> write(List<Batch> batches) {
        if (trouble == null) {
            try {
                return attempt(batches);
            } catch (RuntimeException | Error e) {
                suffer(e);
            }
        }
        // once more on the file as opened again: its channel may just have been closed by an interrupted reader
        return proven(batches);
    }

    private List<Commit> proven(List<Batch> batches) {
        try {
            if (!open) {
                openAgain();
            }
            home.probe();
            file.prove();
            List<Commit> results = attempt(batches);
            LOG.infof("The store writes again; what was acknowledged is there (was: %s)", trouble);
            trouble = null;
            refusing = false;
            return results;
        } catch (UncheckedIOException e) {
            trouble = e.getMessage();
            throw refusal(e);
        } catch (RuntimeException | Error e) {
            suffer(e);
            throw refusal(e);
        }
    }

    private StoreUnavailable refusal(Throwable e) {
        if (!refusing) {
            LOG.errorf("The store cannot write; alerts are refused with 503 until it can: %s", e.getMessage());
        }
        refusing = true;
        return new StoreUnavailable("The store cannot write: " + e.getMessage(), e);
    }

    private List<Commit> attempt(List<Batch> batches) {
        List<Commit> results = batches.stream().map(file::apply).toList();
        file.makeDurable();
        durable = file.version();
        return results;
    }

    private void suffer(Throwable e) {
        if (trouble == null) {
            LOG.warn("A write failed; it is tried once more on the file opened again", e);
        }
        trouble = String.valueOf(e.getMessage());
        open = false;
        file.abandon();
        try {
            openAgain();
        } catch (RuntimeException | Error again) {
            trouble = again.getMessage();
        }
    }

    private void openAgain() {
        file = Opening.openAt(home.path(), durable);
        open = true;
    }

    /** Finds out whether the trouble is over, or has come unnoticed: a reader may be the first to see it. */
    void check() {
        if (trouble != null || suspected) {
            suspected = false;
            try {
                write(List.of());
            } catch (StoreUnavailable e) {
                LOG.debugf("Still: %s", e.getMessage());
            }
        }
    }

    /** Of what is durable: there is nothing else between two writes. */
    Snapshot snapshot() {
        if (trouble != null) {
            throw new StoreUnavailable("The store cannot be copied now: " + trouble);
        }
        return file.snapshot();
    }

    void compact() {
        tidy(DataFile::compact);
    }

    void shrink() {
        tidy(DataFile::shrink);
    }

    private void tidy(Consumer<DataFile> how) {
        try {
            if (trouble == null) {
                how.accept(file);
                durable = file.version();
            }
        } catch (RuntimeException | Error e) {
            suffer(e);
        }
    }

    boolean isWasteful() {
        return trouble == null && file.isWasteful();
    }

    long size() {
        return file.size();
    }

    void close() {
        try {
            file.close();
        } catch (RuntimeException | Error e) {
            LOG.warnf("The store was not closed properly; what was acknowledged is there: %s", e.getMessage());
        } finally {
            home.release();
        }
    }
}
