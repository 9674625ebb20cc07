package dev.haetae.incident;

import dev.haetae.timer.Claim;

/** Somebody else holds the timer now; what its former holder decided is void. */
final class LeaseLost extends RuntimeException {

    LeaseLost(Claim claim) {
        super("the lease on " + claim.timer().kind() + " of " + claim.timer().subject() + " was lost");
    }
}
