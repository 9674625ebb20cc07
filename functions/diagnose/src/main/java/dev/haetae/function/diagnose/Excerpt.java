package dev.haetae.function.diagnose;

import java.nio.charset.StandardCharsets;

/** Keeps what people read within the 4 KiB of a finding, and free of what only a terminal understands. */
final class Excerpt {

    static final int MOST_BYTES = 4 << 10;

    private static final String CUT = "…";
    private static final int ROOM = MOST_BYTES - CUT.getBytes(StandardCharsets.UTF_8).length;

    private Excerpt() {}

    /** Its beginning. */
    static String first(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= MOST_BYTES) {
            return text;
        }
        int end = ROOM;
        while (isInside(bytes[end])) {
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8) + CUT;
    }

    /** Its end. */
    static String last(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= MOST_BYTES) {
            return text;
        }
        int start = bytes.length - ROOM;
        while (isInside(bytes[start])) {
            start++;
        }
        return CUT + new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8);
    }

    /** One line of at most {@code most} characters. */
    static String line(String text, int most) {
        String line = plain(text).replaceAll("\\s+", " ").strip();
        return line.length() <= most ? line : line.substring(0, most) + CUT;
    }

    /** Without colours and other control characters, but for line ends and tabs. */
    static String plain(String text) {
        return text.replaceAll("\\e\\[[0-9;?]*[A-Za-z]", "").replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "");
    }

    /** A byte that continues a character of UTF-8. */
    private static boolean isInside(byte one) {
        return (one & 0xC0) == 0x80;
    }
}
