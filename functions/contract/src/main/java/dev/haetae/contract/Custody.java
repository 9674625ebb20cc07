package dev.haetae.contract;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Optional;

/**
 * Whose hands are on a target, as it stands on the target itself: what people marked it with, and who wrote to it last.
 *
 * @param paused where people asked automation to keep off, such as {@code namespace game-production}; null where nowhere
 * @param optedIn whether people asked automation to look after it ({@code haetae.dev/automation: enabled})
 * @param writer who beside us and the cluster's own controllers wrote to it last; null where nobody is known
 * @param written when that was; null where nobody is known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Custody(String paused, boolean optedIn, String writer, Instant written) {

    /** Nothing is known of anybody. */
    public static final Custody NOBODY = new Custody(null, false, null, null);

    /** An annotation of a workload or a namespace; any value but {@code false} asks automation to keep off. */
    public static final String PAUSE = "haetae.dev/pause";

    /** A label or annotation of a workload or a namespace, {@code enabled} where automation may touch it. */
    public static final String OPT_IN = "haetae.dev/automation";

    /** Who writes in our name, as a field manager. */
    public static final String OURSELVES = "haetae";

    @JsonIgnore
    public Optional<String> ifPaused() {
        return Optional.ofNullable(paused);
    }

    /** Of two objects that are moved as one: what forbids on either forbids, and the later write counts. */
    public Custody and(Custody other) {
        boolean later = written == null || other.wasWrittenAfter(written);
        return new Custody(
                paused == null ? other.paused : paused,
                optedIn && other.optedIn,
                later ? other.writer : writer,
                later ? other.written : written);
    }

    /** Somebody else wrote to it after {@code moment}. */
    public boolean wasWrittenAfter(Instant moment) {
        return written != null && written.isAfter(moment);
    }
}
