package dev.haetae.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Optional;

/**
 * One level of those on call (I3).
 *
 * @param who for people: {@code team-lead}
 * @param channel of notifications.yaml; empty for where the incident is announced anyway
 */
public record Level(Rank rank, String who, Optional<String> channel) {

    /** From the first who is called to the last. */
    public enum Rank {
        PRIMARY,
        SECONDARY,
        TERTIARY,
        EXECUTIVE;

        @JsonCreator
        static Rank of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }

        /** As policies write it. */
        @JsonValue
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
