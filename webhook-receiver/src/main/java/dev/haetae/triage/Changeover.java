package dev.haetae.triage;

import dev.haetae.policy.Policies;
import dev.haetae.rulebook.Rulebook;
import dev.haetae.store.Store;
import dev.haetae.store.StoreUnavailable;
import org.jboss.logging.Logger;

/**
 * Puts the policies that were offered in force, between two rounds of triage, when nothing that begins or ends is being
 * decided. So no alert is lost between two indexes of causes, and what was decided by one is not undone by the other.
 */
final class Changeover {

    private static final Logger LOG = Logger.getLogger("haetae.policies");

    private final Store store;
    private final Rulebook rulebook;
    private final CausesIndex index;
    private final Runnable afterwards;
    private Policies done;

    /** @param afterwards what is to be looked at anew once others are in force, and at the start of a process */
    Changeover(Store store, Rulebook rulebook, CausesIndex index, Runnable afterwards) {
        this.store = store;
        this.rulebook = rulebook;
        this.index = index;
        this.afterwards = afterwards;
    }

    /** Does nothing when nothing was offered since; not for use by several threads. */
    void toNext() {
        Policies next = rulebook.next();
        if (next == done) {
            return;
        }
        try {
            change(next, new Causes(store, next));
        } catch (StoreUnavailable e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error(
                    "Which alerts silence others could not be found out anew; alerts are decided all the same, and it is tried again",
                    e);
            rulebook.adopt(next);
            return;
        }
        afterwards.run();
        done = next;
    }

    private void change(Policies next, Causes causes) {
        if (done == null && index.isBy(next.hash())) {
            rulebook.adopt(next);
            return;
        }
        index.add(causes);
        rulebook.adopt(next);
        index.clear(causes, next.hash());
    }
}
