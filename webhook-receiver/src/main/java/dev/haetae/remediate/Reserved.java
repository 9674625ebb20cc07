package dev.haetae.remediate;

import dev.haetae.contract.Action;
import dev.haetae.incident.Transition;
import java.time.Instant;

/** What was reserved for an action in the ledger, given back when it was not carried out. */
record Reserved(Ledger ledger, ActionCounts counts) {

    /** As long as it is watched: it was begun when it was decided, and what it does may have taken its time. */
    void keep(Transition transition, Action action, Instant until) {
        transition.alongside(ledger.keep(action.target(), transition.incident().id(), transition.at(), until));
    }

    /** Its work has ended, and nobody has to keep off the target for it. */
    void letGo(Transition transition, Action action) {
        transition.alongside(
                ledger.release(action.target(), transition.incident().id()));
    }

    /** An earlier step's cool-down and change stand; what only looked or spoke reserved nothing, and holds nothing of it. */
    void giveBack(Transition transition, Action action) {
        if (action.leavesTargetAlone()) {
            return;
        }
        String incident = transition.incident().id();
        transition
                .alongside(ledger.release(action.target(), incident))
                .alongside(counts.release(transition.incident(), action, transition.at()));
        if (transition.incident().times().mitigated() == null) {
            transition
                    .alongside(Ledger.release(ledger.coolDown(action.target()), incident))
                    .alongside(Ledger.release(ledger.standing(action), incident));
        }
    }
}
