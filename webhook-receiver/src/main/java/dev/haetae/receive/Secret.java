package dev.haetae.receive;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Something that only a sender and we know. It is never printed, and comparing it takes the same time for any guess. */
final class Secret {

    private static final String HMAC = "HmacSHA256";

    private final byte[] bytes;

    Secret(String text) {
        this.bytes = text.getBytes(StandardCharsets.UTF_8);
    }

    /** As they are in the configuration, without the blanks and line ends that lists and files leave around them. */
    static Stream<String> configured(Optional<List<String>> secrets) {
        return secrets.stream().flatMap(List::stream).map(String::strip);
    }

    /** One that is configured; a blank one anybody could guess. */
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
        return signed(List.of(signature), parts);
    }

    /** Whether any of the signatures is; it is worked out once, since a body is large and anybody may send signatures. */
    boolean signed(List<String> signatures, byte[]... parts) {
        Secret expected = new Secret(HexFormat.of().formatHex(sign(parts)));
        boolean signed = false;
        for (String signature : signatures) {
            signed |= expected.is(signature.strip().toLowerCase(Locale.ROOT));
        }
        return signed;
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
