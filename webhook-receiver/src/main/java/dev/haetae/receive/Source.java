package dev.haetae.receive;

import dev.haetae.receive.SourcesConfig.Kind;
import dev.haetae.receive.SourcesConfig.Sender;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A configured sender.
 *
 * @param name what its deliveries are kept under
 * @param credentials each of which proves it
 * @param rateLimit how many of its requests are taken in a second
 */
record Source(String name, Kind kind, List<Credential> credentials, int rateLimit) {

    /** Refuses what its kind can never send, and a sender that could prove itself by nothing. */
    static Source of(String name, Sender sender) {
        Source source = new Source(name, sender.kind(), credentials(sender), sender.rateLimit());
        String key = "haetae.sources." + name;
        refuseUnless(
                sender.kind() != Kind.ALERTMANAGER || sender.hmac().isEmpty(),
                key + ".hmac: Alertmanager signs nothing; set bearer or basic");
        refuseUnless(
                sender.kind() != Kind.PAGERDUTY
                        || (sender.bearer().isEmpty() && sender.basic().isEmpty()),
                key + ": PagerDuty proves itself by its signature alone; set hmac, and neither bearer nor basic");
        refuseUnless(
                !source.credentials().isEmpty(), key + ": has no credential; set one of " + accepted(sender.kind()));
        refuseUnless(sender.rateLimit() > 0, key + ".rate-limit: is at least 1");
        return source;
    }

    private static void refuseUnless(boolean fine, String otherwise) {
        if (!fine) {
            throw new IllegalStateException(otherwise);
        }
    }

    static String accepted(Kind kind) {
        return switch (kind) {
            case ALERTMANAGER -> "bearer, basic";
            case GRAFANA -> "bearer, basic, hmac";
            case PAGERDUTY -> "hmac";
        };
    }

    static String word(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    private static List<Credential> credentials(Sender sender) {
        return Stream.of(
                        each(sender.bearer(), Credential.Bearer::new),
                        each(sender.basic(), Credential.Basic::new),
                        each(sender.hmac(), key -> hmac(key, sender)))
                .flatMap(Function.identity())
                .toList();
    }

    private static Stream<Credential> each(Optional<List<String>> secrets, Function<Secret, Credential> credential) {
        return Secret.configured(secrets).map(Secret::of).map(credential);
    }

    private static Credential hmac(Secret key, Sender sender) {
        return sender.kind() == Kind.PAGERDUTY
                ? new Credential.PagerDutyHmac(key)
                : sender.hmacTimestampHeader()
                        .<Credential>map(time -> new Credential.GrafanaTimedHmac(key, sender.hmacHeader(), time))
                        .orElseGet(() -> new Credential.GrafanaHmac(key, sender.hmacHeader()));
    }

    /** All credentials are tried, whichever fits: how long it takes says nothing. */
    boolean proves(Sent sent) {
        boolean proven = false;
        for (Credential credential : credentials) {
            proven |= credential.proves(sent);
        }
        return proven;
    }
}
