package dev.haetae.policy;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Where something is announced.
 *
 * @param name as notifications.yaml calls it
 * @param address such as {@code #game-sre}; empty where the deployment's configuration knows it. Never a secret
 * @param languages {@code ko}, {@code en}; empty for the deployment's own
 */
public record Channel(String name, Kind kind, Optional<String> address, Set<String> languages) {

    /** Who carries the news. */
    public enum Kind {
        SLACK,
        PAGERDUTY,
        STATUSPAGE,
        /** Written down, and nobody is called. */
        LOG;

        /** As policies write it. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Where notifications.yaml is left out, and where everything is written down besides. */
    public static final Channel RECORD = new Channel("log", Kind.LOG, Optional.empty(), Set.of());

    public Channel {
        languages = Set.copyOf(languages);
    }

    /** With its address: {@code team#game-sre}. */
    public String spoken() {
        String where = address.orElse("");
        return where.isEmpty() || where.startsWith("#") ? name + where : name + ":" + where;
    }
}
