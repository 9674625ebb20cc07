package dev.haetae.identity;

import dev.haetae.HaetaeConfig;
import dev.haetae.HaetaeConfig.Cluster.Kind;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Who holds which token. Keeps digests only, so that what is in memory opens nothing. */
@Singleton
public class Access {

    private static final Logger LOG = Logger.getLogger("haetae");
    private static final int SHORTEST = 16;

    /** To Quarkus: whomever they are for. */
    private static final String ANY = "any";

    /** Somebody who was given a token. */
    record Holder(String name, Set<String> roles) {}

    private record Key(Holder holder, String digest) {}

    private final boolean open;
    private final boolean oidc;
    private final List<String> audience;
    private final Map<String, HaetaeConfig.Token> tokens;
    private final List<Key> keys;

    /** @param audience whom a provider's tokens have to be for */
    Access(HaetaeConfig config, @ConfigProperty(name = "quarkus.oidc.token.audience") Optional<List<String>> audience) {
        this.audience = audience.orElse(List.of());
        this.open = config.cluster().kind() == Kind.SIMULATED;
        this.oidc = config.oidc().enabled();
        this.tokens = config.tokens();
        this.keys = tokens.entrySet().stream()
                .flatMap(token -> secrets(token.getValue())
                        .map(secret -> new Key(holder(token.getKey(), token.getValue()), digest(secret))))
                .toList();
    }

    /** Without the blanks and line ends that lists and files leave around them. */
    private static Stream<String> secrets(HaetaeConfig.Token token) {
        return token.secret().stream().map(String::strip);
    }

    private static Holder holder(String name, HaetaeConfig.Token token) {
        return new Holder(name, token.roles().stream().map(Role::word).collect(Collectors.toUnmodifiableSet()));
    }

    /** On a simulated cluster anybody may do anything: there is nothing to break, and no token to fetch first. */
    boolean isOpen() {
        return open;
    }

    /** Compares with every key, whichever fits: how long it takes tells nothing. */
    Optional<Holder> holderOf(String secret) {
        byte[] digest = digest(secret).getBytes(StandardCharsets.US_ASCII);
        Holder found = null;
        for (Key key : keys) {
            found = MessageDigest.isEqual(key.digest().getBytes(StandardCharsets.US_ASCII), digest)
                    ? key.holder()
                    : found;
        }
        return Optional.ofNullable(found);
    }

    /** Ends the start where doubt is about who may act on a real cluster. */
    public void check() {
        if (open) {
            LOG.warn("The API is open to anybody who reaches it, because the cluster is simulated");
            return;
        }
        if (tokens.isEmpty() && !oidc) {
            throw new ConfigurationException(
                    "The cluster is real, and nobody is known who may use the API. Give somebody a token:"
                            + " HAETAE_TOKENS_JIWOO_SECRET=$(openssl rand -hex 32) HAETAE_TOKENS_JIWOO_ROLES=approver"
                            + " (viewer, responder, approver or admin), or set HAETAE_OIDC_ENABLED=true and"
                            + " QUARKUS_OIDC_AUTH_SERVER_URL and QUARKUS_OIDC_TOKEN_AUDIENCE.");
        }
        checkAudience();
        tokens.forEach(Access::checkLength);
        checkDistinct();
    }

    /** A provider signs for all its clients: a token that was given for another one must open nothing here. */
    private void checkAudience() {
        if (oidc && (audience.isEmpty() || audience.contains(ANY))) {
            throw new ConfigurationException(
                    "HAETAE_OIDC_ENABLED is set, and whom its tokens are to be for is not: every token of the provider"
                            + " would count, whichever client it was given for. Set QUARKUS_OIDC_TOKEN_AUDIENCE to what"
                            + " Haetae is called there.");
        }
    }

    private static void checkLength(String name, HaetaeConfig.Token token) {
        if (secrets(token).anyMatch(secret -> secret.length() < SHORTEST)) {
            throw new ConfigurationException(
                    "haetae.tokens.%s.secret has fewer than %d characters, which can be guessed. Try: openssl rand -hex 32"
                            .formatted(name, SHORTEST));
        }
    }

    private void checkDistinct() {
        Set<String> seen = new HashSet<>();
        for (Key key : keys) {
            if (!seen.add(key.digest())) {
                throw new ConfigurationException(
                        "haetae.tokens.%s.secret is somebody else's too: an event could not say who it was."
                                .formatted(key.holder().name()));
            }
        }
    }

    private static String digest(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
