package dev.haetae.store.embedded;

import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.logging.Logger;

/** What a kill leaves of a copy: begun under a name of its own, and never to be ended. */
final class CutShort {

    private static final Logger LOG = Logger.getLogger(CutShort.class);
    private static final String SUFFIX = ".part";

    private CutShort() {}

    /** The name of that file until it is whole. */
    static Path named(Path file) {
        return file.resolveSibling(file.getFileName() + SUFFIX);
    }

    /** Each would stay for ever, since the next copy has another name. */
    static void removeAll(Path directory) {
        try (DirectoryStream<Path> begun = Files.newDirectoryStream(directory, "*.mv" + SUFFIX)) {
            for (Path file : begun) {
                removeUnlessInUse(file);
            }
        } catch (IOException e) {
            LOG.warnf("What is left of backups that were cut short stays in %s: %s", directory, e);
        }
    }

    /** Another receiver that makes its backups in the same directory holds a lock on the one that it writes. */
    private static void removeUnlessInUse(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock != null) {
                Files.delete(file);
                LOG.infof("Removed %s, a backup that was cut short", file);
            }
        } catch (OverlappingFileLockException e) {
            LOG.debugf("%s is being written by this process", file);
        }
    }
}
