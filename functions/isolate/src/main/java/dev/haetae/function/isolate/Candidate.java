package dev.haetae.function.isolate;

import dev.haetae.contract.Custody;
import dev.haetae.contract.Isolate;
import dev.haetae.contract.Isolate.Placement;
import java.util.Optional;

/** What may be taken out or brought back, as it was read at one moment. */
sealed interface Candidate permits PodCandidate, NodeCandidate {

    Placement state();

    /** What a write is made against; it moves with every status update too. */
    String resourceVersion();

    Custody custody();

    /** Something of ours is on it still, whether it keeps out what it should or not. */
    boolean isMarked();

    /** It was taken out by this very order. */
    boolean isOutBy(Isolate order);

    /** Who is missed while it is out by the order, in words; empty where enough others are there. */
    Optional<String> missed(Isolate order);

    /** Why it must not be taken out, or not be brought back. */
    Optional<Obstacle> obstacle(Isolate order);

    /** The merge patch that carries the order out. */
    String patch(Isolate order);
}
