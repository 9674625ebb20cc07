package dev.haetae.receive;

import dev.haetae.receive.SourcesConfig.Kind;
import dev.haetae.receive.SourcesConfig.Sender;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the senders' secrets can be relied on: nobody guesses them, and each says which sender it is. */
final class Secrecy {

    /** As for the API's tokens. */
    private static final int SHORTEST = 16;

    private Secrecy() {}

    /** Refuses with {@link IllegalStateException}, and never says a secret. */
    static void check(Map<String, Sender> senders, boolean simulated) {
        Map<String, String> holders = new HashMap<>();
        senders.forEach((name, sender) -> {
            String key = "haetae.sources." + name;
            Secret.configured(sender.basic()).forEach(pair -> checkPair(key + ".basic", pair));
            if (!simulated) {
                checkLength(key + ".bearer", sender.bearer());
                checkLength(key + ".hmac", sender.hmac());
                checkLength(key + ".basic", sender.basic().map(Secrecy::passwords));
            }
            all(sender).forEach(secret -> checkHolder(sender.kind(), name, secret, holders));
        });
    }

    private static void checkPair(String key, String pair) {
        if (pair.indexOf(':') < 0) {
            throw new IllegalStateException(key + ": is user:password, and has no colon");
        }
    }

    private static List<String> passwords(List<String> pairs) {
        return pairs.stream().map(pair -> pair.substring(pair.indexOf(':') + 1)).toList();
    }

    private static void checkLength(String key, Optional<List<String>> secrets) {
        if (Secret.configured(secrets).anyMatch(secret -> secret.length() < SHORTEST)) {
            throw new IllegalStateException(
                    "%s: has fewer than %d characters, which can be guessed. Try: openssl rand -hex 32"
                            .formatted(key, SHORTEST));
        }
    }

    private static Stream<String> all(Sender sender) {
        return Stream.of(sender.bearer(), sender.basic(), sender.hmac()).flatMap(Secret::configured);
    }

    private static void checkHolder(Kind kind, String name, String secret, Map<String, String> holders) {
        String holder = holders.putIfAbsent(kind + "\n" + secret, name);
        if (holder != null && !holder.equals(name)) {
            throw new IllegalStateException(
                    "haetae.sources.%s and haetae.sources.%s have a secret in common: nobody could say whose an alert is."
                            .formatted(holder, name));
        }
    }
}
