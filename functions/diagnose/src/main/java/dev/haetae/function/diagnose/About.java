package dev.haetae.function.diagnose;

import java.util.Locale;

/** What a finding is about, in the order in which people read. */
enum About {
    EVENTS,
    LOGS,
    RELEASE,
    RESTARTS,
    CONSUMERS,
    FIGURES;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
