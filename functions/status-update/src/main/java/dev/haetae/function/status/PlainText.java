package dev.haetae.function.status;

import java.util.regex.Pattern;

/** Text from outside, made safe to put into one line of a log: an alert's summary is written by strangers. */
final class PlainText {

    static final String UNKNOWN = "-";

    /** Longer texts are cut: a line is to be read, and stack traces do come as annotations. */
    private static final int LONGEST = 300;

    /** Line breaks of all kinds, terminal escapes, and marks that turn the reading direction. */
    private static final Pattern UNREADABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]+");

    private PlainText() {}

    static String of(String text) {
        String plain =
                text == null ? "" : UNREADABLE.matcher(text).replaceAll(" ").strip();
        return plain.isEmpty() ? UNKNOWN : cut(plain);
    }

    private static String cut(String text) {
        return text.codePointCount(0, text.length()) <= LONGEST
                ? text
                : text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
    }
}
