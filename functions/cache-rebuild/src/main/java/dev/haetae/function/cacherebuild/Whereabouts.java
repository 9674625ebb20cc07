package dev.haetae.function.cacherebuild;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/** Where the Redis is that caches live in. */
@ConfigMapping(prefix = "haetae.cache")
interface Whereabouts {

    /** Addresses separated by commas; they may carry a password, so treat them as a secret. */
    Optional<String> redis();
}
