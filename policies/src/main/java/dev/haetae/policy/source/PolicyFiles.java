package dev.haetae.policy.source;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The texts of one set of policies, by file name relative to their directory.
 *
 * @param origin where they came from, for people: a path, or {@code shipped}
 */
public record PolicyFiles(String origin, SortedMap<String, String> texts) {

    /** What every set of policies has beside its playbooks. */
    static final List<String> REQUIRED =
            List.of("correlation.yaml", "guardrails.yaml", "inhibition.yaml", "services.yaml", "severity.yaml");

    /** What may be left out: everything not said has a safe default. */
    static final List<String> OPTIONAL = List.of("calendar.yaml", "escalation.yaml", "notifications.yaml");

    static final List<String> SHIPPED_PLAYBOOKS = Stream.of(
                    "all-zones-down",
                    "cache-failing",
                    "cdn-failing",
                    "data-center-down",
                    "database-slow",
                    "disk-full",
                    "game-server-down",
                    "high-cpu",
                    "high-error-rate",
                    "high-latency",
                    "high-memory",
                    "kafka-down",
                    "kafka-lag",
                    "memory-leak",
                    "mysql-down",
                    "network-partition",
                    "node-down",
                    "payment-gateway-failing",
                    "platform-server-down",
                    "players-leaving",
                    "pool-exhausted",
                    "queue-long",
                    "redis-down",
                    "release-bad",
                    "service-down",
                    "snapshot-failing",
                    "social-login-failing",
                    "tick-slow")
            .map(name -> "playbooks/" + name + ".yaml")
            .toList();

    static final String RESOURCES = "/haetae/policies/";

    public PolicyFiles {
        texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
    }

    /** The policies in the jar: named one by one, since neither a jar nor a native executable lists well. */
    public static PolicyFiles shipped() {
        SortedMap<String, String> texts = new TreeMap<>();
        REQUIRED.forEach(name -> texts.put(name, resource(name)));
        OPTIONAL.forEach(name -> texts.put(name, resource(name)));
        SHIPPED_PLAYBOOKS.forEach(name -> texts.put(name, resource(name)));
        return new PolicyFiles("shipped", texts);
    }

    /** Throws {@link InvalidPolicies} when one that every set has is not among them. */
    public static PolicyFiles of(String origin, SortedMap<String, String> texts) {
        InvalidPolicies.throwIfAny(REQUIRED.stream()
                .filter(name -> !texts.containsKey(name))
                .map(PolicyFiles::missing)
                .toList());
        return new PolicyFiles(origin, texts);
    }

    static Problem missing(String name) {
        return Problem.of(name, Place.START, "the file is missing", "policies have " + String.join(", ", REQUIRED));
    }

    static String names() {
        return Stream.concat(REQUIRED.stream(), OPTIONAL.stream()).sorted().collect(Collectors.joining(", "));
    }

    /** Whether a file of that name, relative to the directory, is one of its policies. */
    static boolean isOne(String name) {
        return REQUIRED.contains(name) || OPTIONAL.contains(name) || name.matches("playbooks/[^/.][^/]*\\.yaml");
    }

    /** SHA-256 over names and texts. */
    public String hash() {
        MessageDigest digest = sha256();
        for (Map.Entry<String, String> file : texts.entrySet()) {
            digest.update(
                    "%s %d\n".formatted(file.getKey(), file.getValue().length()).getBytes(StandardCharsets.UTF_8));
            digest.update(file.getValue().getBytes(StandardCharsets.UTF_8));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static String resource(String name) {
        try (InputStream in = PolicyFiles.class.getResourceAsStream(RESOURCES + name)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCES + name + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
