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

/**
 * The texts of one set of policies, by file name relative to their directory.
 *
 * @param origin where they came from, for people: a path, or {@code shipped}
 */
public record PolicyFiles(String origin, SortedMap<String, String> texts) {

    /** What every set of policies has beside its playbooks. */
    static final List<String> REQUIRED =
            List.of("correlation.yaml", "guardrails.yaml", "inhibition.yaml", "services.yaml", "severity.yaml");

    static final List<String> SHIPPED_PLAYBOOKS = List.of("playbooks/game-server-down.yaml", "playbooks/high-cpu.yaml");

    static final String RESOURCES = "/haetae/policies/";

    public PolicyFiles {
        texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
    }

    /** The policies in the jar: named one by one, since neither a jar nor a native executable lists well. */
    public static PolicyFiles shipped() {
        SortedMap<String, String> texts = new TreeMap<>();
        REQUIRED.forEach(name -> texts.put(name, resource(name)));
        SHIPPED_PLAYBOOKS.forEach(name -> texts.put(name, resource(name)));
        return new PolicyFiles("shipped", texts);
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
