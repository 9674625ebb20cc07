package dev.haetae.inbox;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.EnumNamingStrategies;
import com.fasterxml.jackson.databind.annotation.EnumNaming;
import dev.haetae.policy.Alert;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * One webhook request's statement about one alert.
 *
 * @param id hash of source, fingerprint, startsAt, status and endsAt: the same statement has the same id
 * @param source the configured sender's name; HA peers that send the same alerts share one
 * @param endsAt null while firing
 * @param origin where in the sender it came from; for reconciling and for people
 */
public record Delivery(
        String id,
        String source,
        String fingerprint,
        Status status,
        Instant startsAt,
        Instant endsAt,
        Alert alert,
        Origin origin,
        Instant receivedAt)
        implements Received {

    private static final int ID_BYTES = 16;

    @EnumNaming(EnumNamingStrategies.KebabCaseStrategy.class)
    public enum Status {
        FIRING,
        RESOLVED
    }

    public record Origin(String receiver, String groupKey, String externalUrl, String generatorUrl) {}

    public static Delivery of(
            String source,
            String fingerprint,
            Status status,
            Instant startsAt,
            Instant endsAt,
            Alert alert,
            Origin origin,
            Instant receivedAt) {
        String id = hash(String.join("\n", source, fingerprint, startsAt.toString(), status.name(), "" + endsAt));
        return new Delivery(id, source, fingerprint, status, startsAt, endsAt, alert, origin, receivedAt);
    }

    @Override
    public Delivery receivedAt(Instant time) {
        return new Delivery(id, source, fingerprint, status, startsAt, endsAt, alert, origin, time);
    }

    @JsonIgnore
    public boolean isFiring() {
        return status == Status.FIRING;
    }

    /** The alert's identity: one source calls it by one fingerprint. */
    @JsonIgnore
    public String alertKey() {
        return source + "/" + fingerprint;
    }

    /** 128 bits of SHA-256 in hex. */
    public static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
