package dev.haetae.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Locale;

/** Why a call to a peer came to nothing. */
public enum Failure implements Reason {
    TIMEOUT,
    UNREACHABLE,
    /** The peer answered with a fault of its own (5xx, 429). */
    PEER_ERROR,
    /** The peer refused us (401, 403). */
    FORBIDDEN,
    BREAKER_OPEN,
    OVERLOADED,
    /** The peer kept changing under us until the attempts ran out. */
    CONFLICT,
    /** What was ordered was begun, and it came to a bad end: that is known. */
    WORK_FAILED,
    UNEXPECTED;

    @JsonCreator
    public static Failure of(String tag) {
        return valueOf(tag.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
