package dev.haetae.function.rollback;

import java.time.Duration;
import java.time.Instant;

/**
 * An earlier release that may be one to go back to: it was in force for long enough, or is said to be good.
 *
 * @param revision the last of it, restarts included
 * @param inForce at least, the first time
 */
record Contender(Revision revision, Instant began, Duration inForce, boolean isSaidToBeGood) {

    /** When the next one was first asked for. */
    Instant ended() {
        return began.plus(inForce);
    }
}
