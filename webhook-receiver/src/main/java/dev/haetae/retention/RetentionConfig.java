package dev.haetae.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** For how long things are kept; the README's table documents it. */
@ConfigMapping(prefix = "haetae.retention")
public interface RetentionConfig {

    /** How long a closed incident is kept. */
    @WithDefault("90d")
    Duration incidents();

    /** How long what was received is kept for replay. */
    @WithDefault("14d")
    Duration inbox();

    /** Where incidents are exported to before they are removed; {@code export} in the data directory. */
    Optional<Path> exportDir();
}
