package dev.haetae.function.cacherebuild;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * What is asked of a source: one page of one shard.
 *
 * @param cursor where it begins, in the source's own words; null for the first one
 * @param limit how many entries at most
 */
record Question(URI source, int shard, int shards, String cursor, int limit) {

    URI uri() {
        String asked = "shard=%d&shards=%d&limit=%d".formatted(shard, shards, limit);
        String from = cursor == null ? "" : "&cursor=" + URLEncoder.encode(cursor, StandardCharsets.UTF_8);
        String text = source.toString();
        int fragment = text.indexOf('#');
        String base = fragment < 0 ? text : text.substring(0, fragment);
        return URI.create(base + (source.getRawQuery() == null ? "?" : "&") + asked + from);
    }

    /** For people and for the breaker. What else is in the address may be a secret. */
    String peer() {
        return source.getPort() < 0 ? source.getHost() : source.getHost() + ":" + source.getPort();
    }
}
