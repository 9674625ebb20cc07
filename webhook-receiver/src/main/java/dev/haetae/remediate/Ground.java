package dev.haetae.remediate;

import dev.haetae.policy.Because;
import dev.haetae.triage.Episode;

/** What a step stands on: whether the alert that it would answer is true now. */
sealed interface Ground {

    record Firm(Episode alert) implements Ground {}

    record Gone(Because because) implements Ground {}

    /** Another alert explains this one by now; causes may arrive after their symptoms. */
    record Silenced(Because because) implements Ground {}

    /** People have it in hand: they silenced it where it comes from. */
    record InHand(Because because) implements Ground {}

    /** Doubt: nobody can say whether the alert still fires. */
    record Unconfirmed(Because because) implements Ground {}
}
