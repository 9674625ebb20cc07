package dev.haetae.policy;

import java.util.Locale;

/** The part of an incident to which a step belongs (I6). */
public enum Phase {
    /** Minutes 0–5: declare, alert, impact, priority. */
    DECLARE,
    /** Minutes 5–15: logs, metrics, traces. */
    GATHER,
    /** Minutes 15–30: try. */
    RESOLVE,
    /** After 30 minutes. */
    ANALYSE;

    /** As policies write it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
