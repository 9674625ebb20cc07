package dev.haetae.function.cacherebuild;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells a cache from one of the same name in another Redis, by where that Redis is: an order decided on the one is
 * refused once this process is pointed at the other. A Redis that comes back empty has another generation.
 */
@Singleton
class Identity {

    private final Optional<String> redis;

    @Inject
    Identity(Whereabouts whereabouts) {
        this(whereabouts.redis());
    }

    /** @param redis addresses separated by commas; may carry a password, which is no part of the identity */
    Identity(Optional<String> redis) {
        this.redis = redis.filter(addresses -> !addresses.isBlank());
    }

    /** Whether there is a Redis at all. */
    boolean isKnown() {
        return redis.isPresent();
    }

    String of(Keys keys) {
        String where = redis.stream()
                .flatMap(addresses -> Stream.of(addresses.split(",")))
                .map(address -> place(URI.create(address.strip())))
                .sorted()
                .collect(Collectors.joining(","));
        return UUID.nameUUIDFromBytes((where + keys.tag()).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static String place(URI address) {
        return "%s:%d%s".formatted(address.getHost(), address.getPort(), address.getPath());
    }
}
