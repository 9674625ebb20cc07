package dev.haetae.function.cacherebuild;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;

/**
 * Some entries of a shard, as its source gives them.
 *
 * @param next where the next page begins; null after the last one
 * @param total how many entries the whole shard has, as far as the source knows; null where it does not
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
record Page(List<Entry> entries, String next, Long total) {

    /** @param ttlSeconds how long it is to live; null where for as long as its generation */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Entry(String key, String value, Long ttlSeconds) {

        boolean isWhole() {
            return key != null && !key.isEmpty() && value != null && (ttlSeconds == null || ttlSeconds > 0);
        }

        long size() {
            return key.length() + (long) value.length();
        }

        String ttl() {
            return ttlSeconds == null ? "0" : ttlSeconds.toString();
        }
    }

    /** It answers what was asked: no more entries, and a way on that leads on. */
    boolean answers(Question question) {
        return entries != null
                && entries.size() <= question.limit()
                && entries.stream().allMatch(entry -> entry != null && entry.isWhole())
                && (next == null || (!next.isEmpty() && !next.equals(question.cursor())))
                && (total == null || total >= 0);
    }
}
