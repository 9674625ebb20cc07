package dev.haetae.remediate;

import dev.haetae.contract.Action;
import dev.haetae.incident.Transition;

/** What was reserved for an action in the ledger, given back when it was not carried out. */
record Reserved(Ledger ledger, ActionCounts counts) {

    /** An earlier step's cool-down stands. */
    void giveBack(Transition transition, Action action) {
        String incident = transition.incident().id();
        String playbook = transition.incident().plan().playbook();
        transition
                .alongside(Ledger.release(ledger.lock(action.target()), incident))
                .alongside(counts.release(transition.incident(), action, transition.at()));
        if (transition.incident().times().mitigated() == null) {
            transition.alongside(Ledger.release(ledger.coolDown(playbook, action.target()), incident));
        }
    }
}
