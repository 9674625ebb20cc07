package dev.haetae.function.restart;

import dev.haetae.contract.Custody;
import dev.haetae.contract.State;
import java.util.Optional;

/**
 * What may be restarted, as it was read at one moment.
 *
 * @param state a {@link State.Rollout}, or a {@link State.Pod}
 * @param resourceVersion what a write is made against; it moves with every status update too
 * @param owner who keeps the pod template instead of people, as people read it
 * @param atOnce how many of its pods its own strategy takes before others are ready
 */
record Candidate(
        State state,
        String resourceVersion,
        Optional<String> owner,
        Optional<Obstacle> obstacle,
        int atOnce,
        Custody custody) {

    Candidate in(Custody hands) {
        return new Candidate(state, resourceVersion, owner, obstacle, atOnce, hands);
    }
}
