package dev.haetae.api;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Where backups go; the README's table documents it. */
@ConfigMapping(prefix = "haetae.backup")
interface BackupConfig {

    /** {@code backup} in the data directory when it is not set. */
    Optional<Path> dir();
}
