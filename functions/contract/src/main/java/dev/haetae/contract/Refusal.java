package dev.haetae.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Locale;

/** Why a function declined to act. */
public enum Refusal implements Reason {
    /** {@code notAfter} has passed. */
    STALE,
    /** The target is neither as the decision saw it nor as ordered. */
    TARGET_CHANGED,
    TARGET_ABSENT,
    /** An autoscaler or a Git controller owns the value and would undo the write. */
    OWNED,
    /** People marked the target, or its namespace, for automation to keep off. */
    HANDS_OFF,
    /** What is asked for is not among what the target takes: an unknown value, a release that must not be taken back. */
    UNSAFE,
    /** Something is under way in the target that the order would disturb: a rollout, or people who play on it. */
    BUSY,
    /** The order is for a cluster that this function does not serve. */
    OTHER_CLUSTER,
    /** The function's own account may not do it. */
    FORBIDDEN,
    /** The peer holds the order itself to be wrong. */
    INVALID,
    /** The function does not know this kind of order or target. */
    UNSUPPORTED;

    @JsonCreator
    public static Refusal of(String tag) {
        return valueOf(tag.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
