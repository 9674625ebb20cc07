package dev.haetae.function.isolate;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Whom the game servers of a pod or a node keep there.
 *
 * @param players how many are on them
 * @param idle those of them that wait for players
 */
record Crew(int players, List<GenericKubernetesResource> idle) {

    static final Crew NOBODY = new Crew(0, List.of());

    Crew {
        idle = List.copyOf(idle);
    }

    int waiting() {
        return idle.size();
    }

    /** Empty where it cannot be told of one of them; one that is null is not there. */
    static Optional<Crew> of(List<GenericKubernetesResource> servers) {
        List<OptionalInt> players = servers.stream().map(GameServers::players).toList();
        return players.stream().allMatch(OptionalInt::isPresent)
                ? Optional.of(new Crew(
                        players.stream().mapToInt(OptionalInt::getAsInt).sum(),
                        servers.stream().filter(GameServers::isWaiting).toList()))
                : Optional.empty();
    }
}
