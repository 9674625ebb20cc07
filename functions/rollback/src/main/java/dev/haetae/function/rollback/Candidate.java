package dev.haetae.function.rollback;

import dev.haetae.contract.Custody;
import dev.haetae.contract.Rollback;
import java.util.Map;
import java.util.Optional;

/**
 * What may be rolled back, as it was read at one moment.
 *
 * @param resourceVersion what a write is made against; it moves with every status update too
 * @param ways how each of the revisions that there are is brought back
 * @param history of its releases; empty where nothing tells when they were in force
 * @param course how it comes along by its controller; empty for what is there as soon as it is written
 */
record Candidate(
        Rollback.Release state,
        String resourceVersion,
        Optional<Owner> owner,
        Custody custody,
        Optional<Obstacle> obstacle,
        Map<String, Way> ways,
        Optional<History> history,
        Optional<Course> course) {

    Candidate(
            Rollback.Release state,
            String resourceVersion,
            Optional<Owner> owner,
            Custody custody,
            Optional<Obstacle> obstacle,
            Map<String, Way> ways) {
        this(state, resourceVersion, owner, custody, obstacle, ways, Optional.empty(), Optional.empty());
    }

    /** Who would undo the writing of that revision. */
    Optional<Owner> ownerMinding(String revision) {
        Way way = revision == null ? null : ways.get(revision);
        return owner.filter(it -> way == null || it.minds(way));
    }

    /** Its owner is another than stands on it. */
    Candidate ownedBy(Owner other) {
        return new Candidate(state, resourceVersion, Optional.of(other), custody, obstacle, ways, history, course);
    }

    /** More is known of what to go back to. */
    Candidate with(LastGood lastGood) {
        Rollback.Release told = new Rollback.Release(
                state.uid(),
                state.revision(),
                state.since(),
                lastGood.revision().orElse(null),
                state.revisions(),
                state.unsafe(),
                state.desired(),
                state.updated(),
                state.ready(),
                state.ailing(),
                lastGood.doubt().orElse(null));
        return new Candidate(told, resourceVersion, owner, custody, obstacle, ways, history, course);
    }
}
