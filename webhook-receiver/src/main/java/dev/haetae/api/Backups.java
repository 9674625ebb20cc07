package dev.haetae.api;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/** Backups named by when they were made, of which the last are kept; those with a name of their own are people's. */
@ApplicationScoped
class Backups {

    private static final Logger LOG = Logger.getLogger(Backups.class);
    private static final DateTimeFormatter SECOND =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static final Pattern NAMED_BY_TIME = Pattern.compile("haetae-\\d{8}-\\d{6}\\.mv");

    private final BackupConfig config;

    Backups(BackupConfig config) {
        this.config = config;
    }

    static String name(Instant now) {
        return "haetae-" + SECOND.format(now) + ".mv";
    }

    /** To be called when a new one is whole, which always stays. */
    void removeOld(Path directory) {
        config.keep().ifPresent(keep -> removeAllBut(Math.max(keep, 1), directory));
    }

    private static void removeAllBut(int keep, Path directory) {
        try {
            List<Path> made = namedByTime(directory);
            for (Path old : made.subList(0, Math.max(0, made.size() - keep))) {
                Files.deleteIfExists(old);
                LOG.infof("Removed the backup %s; %d newer ones are kept", old, keep);
            }
        } catch (IOException e) {
            LOG.warnf("Old backups stay in %s, since they cannot be removed: %s", directory, e);
        }
    }

    /** The oldest first. */
    private static List<Path> namedByTime(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file ->
                            NAMED_BY_TIME.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
    }
}
