package dev.haetae.inbox;

import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
import dev.haetae.policy.Because;
import java.time.Instant;

/**
 * What became of a delivery.
 *
 * @param incident the incident that it belongs to, or null
 * @param duplicateOf the delivery that had said so already, or null
 * @param copies how often the very same delivery has come
 */
public record Fate(Kind kind, String incident, String duplicateOf, Because because, Instant at, int copies) {

    @EnumNaming(EnumNamingStrategies.KebabCaseStrategy.class)
    public enum Kind {
        /** It opened an incident or joined one. */
        INCIDENT,
        /** The episode that it speaks of was known. */
        DUPLICATE,
        /** Another alert that fires explains it (I9). */
        SUPPRESSED,
        /** Kept, and nobody is told (I4: info). */
        RECORDED,
        /** What it says was over when it came. */
        LATE
    }

    public static Fate of(Kind kind, String incident, Because because, Instant at) {
        return new Fate(kind, incident, null, because, at, 1);
    }

    public static Fate duplicate(String of, String incident, Because because, Instant at) {
        return new Fate(Kind.DUPLICATE, incident, of, because, at, 1);
    }

    public Fate onceMore() {
        return new Fate(kind, incident, duplicateOf, because, at, copies + 1);
    }
}
