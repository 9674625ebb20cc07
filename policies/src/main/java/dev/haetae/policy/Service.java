package dev.haetae.policy;

import java.util.Optional;

/**
 * Who answers for a service, and what runs it. A service that services.yaml does not name has grade UNKNOWN, an empty
 * owner and channel, and no target.
 *
 * @param name as in the alert's service label
 * @param kind an ordinary API where nothing is said
 * @param channel where its people listen: {@code #game-sre}
 */
public record Service(
        String name, Grade grade, DependencyKind kind, String owner, String channel, Optional<TargetPattern> target) {

    static Service unknown(String name) {
        return new Service(name, Grade.UNKNOWN, DependencyKind.API, "", "", Optional.empty());
    }
}
