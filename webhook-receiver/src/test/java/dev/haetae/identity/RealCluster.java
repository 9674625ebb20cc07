package dev.haetae.identity;

import dev.haetae.testkit.SimulatorProcess;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * What calls itself a real cluster, so that callers have to say who they are: somebody of each role with a token, and
 * an OpenID Connect provider known by its public key.
 */
public final class RealCluster implements QuarkusTestResourceLifecycleManager {

    /** What the provider calls us. */
    static final String CLIENT = "haetae-of-production";

    static final String ISSUER = "https://people.example";
    static final String SENDER = "what-only-alertmanager-knows";
    static final KeyPair PROVIDER = keys();

    private SimulatorProcess simulator;

    /** The token of that name. */
    static String tokenOf(String name) {
        return (name + "-0123456789abcdef").repeat(2);
    }

    /** A token as the provider would give it to one of our callers, for five minutes. */
    static String issued(String who, String group) {
        return issued(who, group, CLIENT);
    }

    /** A token for whichever of the provider's clients. */
    static String issued(String who, String group, String client) {
        Instant now = Instant.now();
        String claims = "{\"iss\":\"%s\",\"aud\":\"%s\",\"upn\":\"%s\",\"groups\":[\"%s\"],\"iat\":%d,\"exp\":%d}"
                .formatted(
                        ISSUER,
                        client,
                        who,
                        group,
                        now.getEpochSecond(),
                        now.plusSeconds(300).getEpochSecond());
        String signed = encoded("{\"alg\":\"RS256\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + encoded(claims.getBytes(StandardCharsets.UTF_8));
        return signed + "." + encoded(signature(signed));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] signature(String text) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(PROVIDER.getPrivate());
            signature.update(text.getBytes(StandardCharsets.UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Map<String, String> start() {
        simulator = SimulatorProcess.start();
        Map<String, String> settings = new HashMap<>(Map.of(
                "quarkus.kubernetes-client.api-server-url",
                simulator.url().toString(),
                "haetae.cluster.kind",
                "real",
                "haetae.data-dir",
                directory(),
                "haetae.oidc.enabled",
                "true",
                "quarkus.oidc.public-key",
                Base64.getEncoder().encodeToString(PROVIDER.getPublic().getEncoded()),
                "quarkus.oidc.token.issuer",
                ISSUER));
        settings.put("quarkus.oidc.token.audience", CLIENT);
        settings.put("haetae.sources.alertmanager.kind", "alertmanager");
        settings.put("haetae.sources.alertmanager.bearer", SENDER);
        for (Role role : Role.values()) {
            String name = "the-" + role.word();
            settings.put("haetae.tokens." + name + ".secret", tokenOf(name) + "," + tokenOf("old-" + name));
            settings.put("haetae.tokens." + name + ".roles", role.word());
        }
        return settings;
    }

    private static String directory() {
        try {
            return Files.createTempDirectory("haetae-test").toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static KeyPair keys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void stop() {
        simulator.close();
    }
}
