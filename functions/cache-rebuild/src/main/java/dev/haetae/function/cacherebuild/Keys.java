package dev.haetae.function.cacherebuild;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How the keys of one cache are called. All begin with one hash tag, so that on a Redis Cluster a script and a
 * transaction may name any of them: {@code {session:}generation}, {@code {session:}3f2a…:42}.
 *
 * @param tag the prefix as it is written in Redis
 */
record Keys(String tag) {

    private static final Pattern PLAIN = Pattern.compile("[^{}\\s]{1,200}");
    private static final Pattern TAGGED = Pattern.compile("[^{}\\s]{0,100}\\{[^{}\\s]{1,100}}[^{}\\s]{0,100}");

    /** Six bytes tell the few generations of one cache apart, and are short enough to stand in every key. */
    private static final int NAME_BYTES = 6;

    /** Empty where a prefix cannot be one: braces that are no hash tag, or white space. */
    static Optional<Keys> of(String prefix) {
        if (PLAIN.matcher(prefix).matches()) {
            return Optional.of(new Keys("{" + prefix + "}"));
        }
        return TAGGED.matcher(prefix).matches() ? Optional.of(new Keys(prefix)) : Optional.empty();
    }

    /** The name of what an order builds: the same for whichever process goes on with it. */
    static String generation(String order) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(order.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, NAME_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /** What readers ask first: the name of the generation that serves. */
    String pointer() {
        return tag + "generation";
    }

    /** Whose work the generation is that serves, and how many keys it has. */
    String serving() {
        return tag + "serving";
    }

    /** Who rebuilds at present: order, worker and generation; it expires. */
    String lease() {
        return tag + "rebuild";
    }

    /** Every generation that may have keys, so that none is left behind. */
    String generations() {
        return tag + "generations";
    }

    /** Set by people who want automation to keep off. */
    String pause() {
        return tag + "pause";
    }

    String progress(String generation) {
        return tag + "progress:" + generation;
    }

    /** The set of all keys that were built for a generation. */
    String index(String generation) {
        return tag + "keys:" + generation;
    }

    String value(String generation, String key) {
        return tag + generation + ":" + key;
    }
}
