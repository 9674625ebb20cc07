package dev.haetae.timer;

import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
import dev.haetae.work.Task;
import java.time.Instant;
import java.util.Locale;

/**
 * Something to do at a time.
 *
 * @param subject the incident or episode that it is about
 * @param token what the subject must still be at for the timer to matter: a step, an action, a moment
 * @param epoch how often it has been claimed; grows with every claim and fences an earlier claimant
 * @param owner the process that holds it under lease until {@code due}, or null
 */
public record Timer(Kind kind, String subject, String token, Instant due, int epoch, String owner) {

    @EnumNaming(EnumNamingStrategies.KebabCaseStrategy.class)
    public enum Kind {
        /** Decide the incident's next step. */
        PLAN,
        /** Give the order that was decided. */
        ACT,
        /** See whether it helped. */
        VERIFY,
        /** See whether it still stands. */
        RECHECK,
        /** Take back what was done: its time is over, or it made things worse. */
        TAKE_BACK,
        /** The hold-down of a resolution ends. */
        SETTLE,
        /** An approval nobody gave expires. */
        EXPIRE,
        /** A pause of automation is over. */
        LIFT,
        /** Look again at an alert that another one silenced. */
        RECONSIDER,
        /** See how a storm goes on. */
        STORM,
        /** See whether an alert that always fires is still heard of. */
        WATCHDOG,
        /** Compare what is on our books with what Alertmanager holds. */
        RECONCILE,
        /** Export and remove what is old. */
        SWEEP,
        /** See whether somebody else is to be called. */
        ESCALATE,
        /** Tell people. */
        ANNOUNCE
    }

    /** The token of a timer that only has its subject looked at: set twice for the same time, it is one. */
    public static final String LOOK = "look";

    public static Timer at(Instant due, Kind kind, String subject, String token) {
        return new Timer(kind, subject, token, due, 0, null);
    }

    /** Sorts by due time; the same timer set twice for the same time is one. */
    String key() {
        return "%013d-%s-%s-%s-%d".formatted(due.toEpochMilli(), kind, subject, token, epoch);
    }

    /**
     * Timers of one lane fire one after another. Telling people has its own, so that it never holds the fix back; so has
     * calling them, so that it never waits for the fix.
     */
    String lane() {
        return switch (kind) {
            case ANNOUNCE -> kind + "/" + subject + channel();
            case ESCALATE -> kind + "/" + subject;
            default -> subject;
        };
    }

    /** What is done when it fires. */
    Task task() {
        return new Task(kind.name().toLowerCase(Locale.ROOT).replace('_', '-'), about(), subject);
    }

    private Task.About about() {
        return switch (kind) {
            case RECONSIDER, WATCHDOG, RECONCILE, SWEEP, LIFT -> Task.About.SOMETHING_ELSE;
            default -> Task.About.INCIDENT;
        };
    }

    /** Of an announcement that is routed, so that a channel that fails holds no other back; what is not has none yet. */
    private String channel() {
        int at = token.indexOf('@');
        return at < 0 ? "" : token.substring(at);
    }

    Timer leased(String newOwner, Instant until) {
        return new Timer(kind, subject, token, until, epoch + 1, newOwner);
    }

    Timer released(Instant now) {
        return new Timer(kind, subject, token, now, epoch, null);
    }
}
