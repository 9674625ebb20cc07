package dev.haetae.receive;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Something that only a sender and we know. It is never printed, and comparing it takes the same time for any guess. */
final class Secret {

    private static final String HMAC = "HmacSHA256";

    private final byte[] bytes;

    Secret(String text) {
        this.bytes = text.getBytes(StandardCharsets.UTF_8);
    }

    /** As configured: one that anybody could guess is none. */
    static Secret of(String text) {
        if (text.isBlank()) {
            throw new IllegalStateException("haetae.sources: a secret is blank");
        }
        return new Secret(text);
    }

    /** Digests are compared, so that not even the length can be measured. */
    boolean is(String said) {
        return MessageDigest.isEqual(digest(bytes), digest(said.getBytes(StandardCharsets.UTF_8)));
    }

    /** Whether the signature is the HMAC-SHA256, in hex, of these parts one after another. */
    boolean signed(String signature, byte[]... parts) {
        String expected = HexFormat.of().formatHex(sign(parts));
        return new Secret(expected).is(signature.strip().toLowerCase(Locale.ROOT));
    }

    private byte[] sign(byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(bytes, HMAC));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + HMAC, e);
        }
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return "Secret[***]";
    }
}
