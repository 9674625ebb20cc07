package dev.haetae.function.cacherebuild;

import java.util.Locale;

/** What came of a script. */
enum Said {
    DONE,
    /** Another worker has taken over; nothing was written. */
    FENCED,
    /** The cache is no longer as it was seen; nothing was written. */
    MOVED,
    /** There is nothing that readers could change over to. */
    EMPTY;

    static Said of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
