package dev.haetae.api;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/** Where backups go; the README's table documents it. */
@ConfigMapping(prefix = "haetae.backup")
interface BackupConfig {

    /** {@code backup} in the data directory when it is not set. */
    Optional<Path> dir();

    /** How many of those without a name of their own are kept; all when it is not set. */
    OptionalInt keep();
}
