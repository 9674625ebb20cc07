package dev.haetae.function.status;

import java.util.Locale;

/** A language that people read status updates in (ko/en). */
enum Language {
    KO,
    EN;

    /** The phrasebook beside this class. */
    String resource() {
        return name().toLowerCase(Locale.ROOT) + ".properties";
    }
}
