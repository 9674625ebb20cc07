package dev.haetae.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;

/**
 * Build the next generation of a cache from its source, and have readers change over to it at once (S6). The target is
 * of kind {@code Cache}, named by the prefix of its keys. It is long work: the function answers
 * {@link Outcome.Continue} and keeps its own checkpoint in the cache, by the order's id.
 *
 * @param source where the truth is read over HTTP
 * @param parallel how many requests at once
 * @param rate how many keys a second at most
 */
public record CacheRebuild(
        String id, Target target, URI source, int parallel, int rate, Generation expected, Instant notAfter)
        implements Action {

    public static final String VERB = "cache-rebuild";
    public static final String CACHE = "Cache";

    /**
     * What readers of a cache are served from.
     *
     * @param uid tells this cache from another of the same name
     * @param generation what is being read; null where there is none yet
     * @param order whose work it is; null where it was not built by us
     * @param keys how many it has, as counted when it was built
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Generation(String uid, String generation, String order, long keys) implements State {

        @Override
        public boolean settled() {
            return true;
        }

        @Override
        public boolean sameAs(State other) {
            return other instanceof Generation now && uid.equals(now.uid) && Objects.equals(generation, now.generation);
        }

        @Override
        public String describe() {
            return generation == null
                    ? "has no generation yet"
                    : "is read from generation %s, %d keys".formatted(generation, keys);
        }
    }

    @Override
    public String verb() {
        return VERB;
    }

    @Override
    public String describe() {
        return "build cache %s anew from %s".formatted(target.name(), source.getHost());
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("verb", VERB, "target", target.name());
    }

    @Override
    public boolean isReachedBy(State now) {
        return now instanceof Generation seen && id.equals(seen.order());
    }

    @Override
    public boolean isDoneIn(State now) {
        return isReachedBy(now);
    }

    @Override
    public Generation imagined() {
        return new Generation(expected.uid(), "imagined", id, expected.keys());
    }

    @Override
    public boolean hasAimOf(Action other) {
        return other instanceof CacheRebuild rebuild && rebuild.source.equals(source);
    }

    @Override
    public CacheRebuild withNotAfter(Instant later) {
        return new CacheRebuild(id, target, source, parallel, rate, expected, later);
    }
}
