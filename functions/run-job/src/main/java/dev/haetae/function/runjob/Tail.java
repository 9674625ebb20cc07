package dev.haetae.function.runjob;

import java.nio.charset.StandardCharsets;

/** The end of what a Job said: what people read of it. */
final class Tail {

    /** What {@link dev.haetae.contract.RunJob.Runs} holds: 4 KiB. */
    static final int BYTES = 4 * 1024;

    private static final int CONTINUES = 0b1000_0000;
    private static final int CONTINUES_MASK = 0b1100_0000;

    private Tail() {}

    /** The last bytes of a text, beginning with a whole character. */
    static String of(String text) {
        byte[] bytes = text.strip().getBytes(StandardCharsets.UTF_8);
        int from = Math.max(0, bytes.length - BYTES);
        while (from < bytes.length && (bytes[from] & CONTINUES_MASK) == CONTINUES) {
            from++;
        }
        return new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
    }
}
