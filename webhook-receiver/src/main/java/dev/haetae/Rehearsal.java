package dev.haetae;

import dev.haetae.contract.Observation;
import dev.haetae.contract.Scale;
import dev.haetae.contract.Target;
import dev.haetae.dispatch.Dispatch;
import org.jboss.logging.Logger;

/**
 * Looks at a workload that is not there: says before the first alert whether the cluster can be seen at all, and leaves
 * the way to it warm for the first order.
 */
record Rehearsal(Dispatch dispatch, String cluster) implements Runnable {

    private static final Logger LOG = Logger.getLogger(Rehearsal.class);

    @Override
    public void run() {
        Target nothing = new Target(cluster, "default", "Deployment", "haetae-rehearsal");
        switch (dispatch.observe(Scale.VERB, nothing)) {
            case Observation.Unclear unclear ->
                LOG.warnf("The cluster cannot be seen, so nothing can be done there now: %s", unclear.detail());
            default -> LOG.infof("The cluster '%s' answers", cluster);
        }
    }
}
