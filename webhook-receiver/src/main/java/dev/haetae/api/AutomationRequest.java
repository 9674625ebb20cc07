package dev.haetae.api;

import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * A hand on the kill switch.
 *
 * @param by the name that it gives itself; see {@link dev.haetae.identity.Caller}
 * @param service whose switch is meant; all when it is not said
 * @param until when a pause ends by itself; never when it is not said
 */
record AutomationRequest(String by, String service, String reason, String until) {

    private static final int LONGEST = 500;
    private static final Pattern ONE_LINE = Pattern.compile("[^\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]{1," + LONGEST + "}");

    static AutomationRequest of(AutomationRequest sent) {
        AutomationRequest said = sent == null ? new AutomationRequest(null, null, null, null) : sent;
        if (said.service != null && !isLine(said.service)) {
            throw bad("service: a service has 1 to %d characters, in one line".formatted(LONGEST));
        }
        if (said.reason == null || !isLine(said.reason)) {
            throw bad("reason: say why, in one line of 1 to %d characters".formatted(LONGEST));
        }
        return said;
    }

    private static boolean isLine(String text) {
        return !text.isBlank() && ONE_LINE.matcher(text).matches();
    }

    /** Null when it is not said. */
    Instant end(Instant now) {
        Instant end = Times.instant("until", until, null);
        if (end != null && !end.isAfter(now)) {
            throw bad("until: %s is over; it is %s".formatted(end, now));
        }
        return end;
    }

    private static RuntimeException bad(String detail) {
        return Problems.of(Response.Status.BAD_REQUEST, detail);
    }
}
